import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  comeBack,
  DESKTOP,
  inBothThemes,
  keepPicture,
  launchBrowser,
  overhang,
  PHONE,
  SOON,
} from "../support/browser.ts";
import { seriousViolations } from "../support/check-accessibility.ts";
import { enter, hasFocus, tabTo } from "../support/keyboard.ts";
import { signInTo } from "../support/shopper.ts";
import { ALPENBLICK, NORDLICHT, USERS } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let browser: Browser;

/** A promotion that expires, a gift, and sixty faxes, every second by the member; one came back. */
beforeAll(async () => {
  stack = await createTestStack({ dashboard: true });
  const { sql } = stack;
  await sql`select public.rpc_credit_topup(
    ${ALPENBLICK}, 40, 'promotion', source => 'promotion', expires_at => now() + interval '9 days')`;
  await sql`select public.rpc_credit_topup(${ALPENBLICK}, 500, 'gift')`;
  await sql`select public.rpc_credit_deduct(
    ${ALPENBLICK}, null, 'letters', action => 'letter', quantity => 10, reference => '=1+1',
    actor => ${USERS.owner})`;
  for (let fax = 1; fax <= 60; fax++) {
    await sql`select public.rpc_credit_deduct(
      ${ALPENBLICK}, null, ${`fax ${fax}`}, action => 'fax', quantity => ${fax % 3 + 1},
      reference => ${`Fax ${fax}`}, actor => ${fax % 2 === 0 ? USERS.member : USERS.owner})`;
  }
  const [fax] = await sql<{ entry_id: string }[]>`
    select entry_id from credits.entries where reference = 'Fax 2'`;
  await sql`select public.rpc_credit_restore(
    ${ALPENBLICK}, ${fax?.entry_id ?? 0}, 2, 'back', 'The line was busy')`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const rows = (page: Page) => page.getByRole("row").filter({ has: page.getByRole("button") });

const openHistory = (look: Parameters<typeof signInTo>[2], search = "", email?: string) =>
  signInTo(browser, `${stack.dashboardUrl}/history${search}`, look, email);

describe("the history", () => {
  it("narrows by kind, action, member and day with the keyboard, all in the address", async () => {
    const { page } = await openHistory({ language: "en" });
    await page.getByText("Got 2 credits back for Fax").waitFor();
    for (const [field, first] of [["Kind", "Usage"], ["Action", "Fax"], ["Member", "member@"]]) {
      await tabTo(page.getByLabel(field ?? ""));
      await page.keyboard.type(first ?? "");
    }
    await expect.poll(() => new URL(page.url()).search)
      .toBe(`?kind=usage&action=fax&member=${USERS.member}`);
    const [stored] = await stack.sql<{ n: number }[]>`
      select count(*)::int as n from credits.entries
      where kind = 'deduct' and action = 'fax' and actor = ${USERS.member}`;
    await expect.poll(() => rows(page).count()).toBe(stored?.n);

    await page.reload();
    await rows(page).first().waitFor();
    await expect.poll(() => rows(page).count()).toBe(stored?.n);
    await tabTo(page.getByLabel("To", { exact: true }));
    await page.keyboard.type("01012020");
    await page.getByText("Nothing found").waitFor();
    await enter(page.getByRole("button", { name: "Reset" }));
    await expect.poll(() => new URL(page.url()).search).toBe("");
  });

  it("tells which grants paid for a movement, and what a grant was spent on", async () => {
    const { page } = await openHistory({ language: "en" }, "?action=letter");
    const letters = page.getByRole("button", { name: "Used 50 credits for Letter (10 × letter)" });
    await enter(letters);
    const dialog = page.getByRole("dialog");
    const paidBy = dialog.getByRole("region", { name: "What paid for it" });
    await paidBy.getByText("40 credits").waitFor();
    expect(await paidBy.getByRole("listitem").allInnerTexts()).toEqual([
      expect.stringMatching(/^Promotion\s+valid until .+\s+40 credits$/),
      expect.stringMatching(/^Credit\s+10 credits$/),
    ]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(() => hasFocus(letters)).toBe(true);

    await page.getByLabel("Action").selectOption({ label: "All" });
    await page.getByLabel("Kind").selectOption({ label: "Top-ups" });
    await enter(page.getByRole("button", { name: "Received 40 credits from a promotion" }));
    await enter(
      dialog.getByRole("region", { name: "What they were spent on" })
        .getByRole("button", { name: "Letter" }),
    );
    await dialog.getByRole("heading", { name: "Used 50 credits for Letter" }).waitFor();
  });

  it("becomes a file with every movement of the ledger, and no formula", async () => {
    const { page } = await openHistory({ language: "de" });
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      enter(page.getByRole("button", { name: "Als CSV exportieren" })),
    ]);
    const entries = await stack.sql<{ entry_id: string; amount: string }[]>`
      select entry_id::text, amount_credits::text as amount from credits.entries
      where tenant_id = ${ALPENBLICK} order by entries.entry_id desc`;
    await page.getByText(`${entries.length} Bewegungen exportiert`).waitFor();
    expect(download.suggestedFilename()).toMatch(/^credits-verlauf-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await download.path(), "utf8");
    const [headings, ...lines] = text.trimEnd().split("\r\n").map((line) => line.split(","));

    expect(headings?.slice(0, 2)).toEqual(["\uFEFFZeitpunkt (UTC)", "Bewegung"]);
    expect(lines.map((line) => [line[11], line[5]]))
      .toEqual(entries.map(({ entry_id, amount }) => [entry_id, amount]));
    expect(text).toContain(",'=1+1,");
  });

  it("shows what is new, and reads nothing again that was loaded", async () => {
    const deduct = (key: string, count: number) =>
      stack.sql`
        select public.rpc_credit_deduct(${NORDLICHT}, 1, ${key} || n, reference => ${key})
        from generate_series(1, ${count}::int) as n`;
    await stack.sql`select public.rpc_credit_topup(${NORDLICHT}, 100, 'opening')`;
    await deduct("Before", 59);
    const { page } = await openHistory({ language: "en" }, "", "owner@nordlicht.example");
    await page.getByRole("button", { name: "Load more" }).click();
    await expect.poll(() => rows(page).count()).toBe(60);
    const older: string[] = [];
    page.on("request", (it) => {
      if (it.postData()?.includes("before_entry_id")) older.push(it.url());
    });
    await deduct("Just now", 1);
    await expect.poll(() => comeBack(page).then(() => rows(page).count()), SOON).toBe(61);
    await page.getByText("Just now").waitFor();
    expect(older).toEqual([]);
  });

  it("prints without its controls, white on every screen, and says what was left out", async () => {
    const { page } = await openHistory({ language: "en", colorScheme: "dark" }, "?action=letter");
    await rows(page).first().waitFor();
    await page.emulateMedia({ media: "print" });
    await page.getByText("Alpenblick Immobilien · Letter").waitFor();
    await page.getByText(/^As of .+ · Movements: 1$/).waitFor();
    expect(await page.getByRole("button", { name: "Print" }).isVisible()).toBe(false);
    expect(await page.getByLabel("Kind").isVisible()).toBe(false);
    await keepPicture(page, "history-print");
    const ground = await page.evaluate(() =>
      getComputedStyle(document.body.parentElement ?? document.body).backgroundColor
    );
    expect(ground).toMatch(/^oklch\(0\.9/);

    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => {
      globalThis.print = () => document.body.setAttribute("data-printed", "");
    });
    await page.getByLabel("Action").selectOption({ label: "All" });
    await enter(page.getByRole("button", { name: "Print" }));
    await page.locator("[data-printed]").waitFor();
    const [stored] = await stack.sql<{ n: number }[]>`
      select count(*)::int as n from credits.entries where tenant_id = ${ALPENBLICK}`;
    expect(await rows(page).count()).toBe(stored?.n);
  });

  it("is nobody's who is not a member, whatever the address says", async () => {
    const { page } = await openHistory({ language: "en" }, "?entry=1", "owner@nordlicht.example");
    await page.getByText("This tenant has no such movement").waitFor();
  });
});

const LOOKS = (["de", "en"] as const).flatMap((language) => [
  { language, device: "desktop", viewport: DESKTOP },
  { language, device: "phone", viewport: PHONE },
]);

describe("the page and its details", () => {
  it.each(LOOKS)("fit a $device, $language, light and dark", async (look) => {
    const { page } = await openHistory(look);
    await rows(page).first().waitFor();
    const name = `${look.device}-${look.language}`;
    await inBothThemes(page, async (theme) => {
      await keepPicture(page, `history-${name}-${theme}`);
      expect(await seriousViolations(page), theme).toEqual([]);
    });
    expect(await overhang(page)).toBe(0);

    await rows(page).last().getByRole("button").click();
    await page.getByRole("dialog").getByRole("listitem").first().waitFor();
    await inBothThemes(page, async (theme) => {
      await keepPicture(page, `history-detail-${name}-${theme}`);
      expect(await seriousViolations(page), theme).toEqual([]);
    });
    expect(await overhang(page)).toBe(0);
  });
});
