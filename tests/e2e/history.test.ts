import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import type postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { creditsText } from "../../src/credits/credits-text.ts";
import { comeBack, keepPicture, launchBrowser, SOON, type Visit } from "../support/browser.ts";
import { judge } from "../support/judge.ts";
import { enter, hasFocus, tabTo } from "../support/keyboard.ts";
import { flowLooks, type Look } from "../support/looks.ts";
import { signInTo } from "../support/shopper.ts";
import { sendSixtyFaxes } from "../support/sixty-faxes.ts";
import { ALPENBLICK, NORDLICHT, USERS } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let browser: Browser;

beforeAll(async () => {
  stack = await createTestStack({ dashboard: true });
  await sendSixtyFaxes(stack.sql);
  browser = await launchBrowser();
});

beforeEach(() => stack.sql`truncate billing.rate_limits`);

afterAll(async () => {
  await browser?.close();
});

const rows = (page: Page) => page.getByRole("row").filter({ has: page.getByRole("button") });

const openHistory = (look: Visit, search = "", email?: string) =>
  signInTo(browser, `${stack.dashboardUrl}/history${search}`, look, email);

/** What the ten letters are called. */
const LETTERS = {
  de: { action: "Brief", said: "50 Credits für Brief (10 × Brief) verbraucht" },
  en: { action: "Letter", said: "Used 50 credits for Letter (10 × letter)" },
} as const;
const FIRST_HEADINGS = { de: "Zeitpunkt (UTC),Bewegung", en: "Time (UTC),Movement" } as const;

type Stored = { entry_id: string; amount: string };

/** The ledger's entries of the tenant that fit, newest first. */
const entries = (fits: postgres.PendingQuery<postgres.Row[]> = stack.sql`true`) =>
  stack.sql<Stored[]>`
    select entry_id::text, amount_credits::text as amount from credits.entries
    where tenant_id = ${ALPENBLICK} and ${fits} order by entries.entry_id desc`;

/** Takes the file that the button gives; expects just these entries in it, and returns its text. */
async function exported(page: Page, look: Look, stored: readonly Stored[], press = enter) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    press(page.getByRole("button", { name: look.t("history.export") })),
  ]);
  const rows = look.formats.count(stored.length);
  await page.getByText(look.t("history.export.done", { rows })).waitFor();
  expect(download.suggestedFilename()).toMatch(/^[a-z]+-[a-z]+-\d{4}-\d\d-\d\d\.csv$/);
  expect(download.suggestedFilename()).toContain(look.t("history.file_name"));
  const text = await readFile(await download.path(), "utf8");
  const [headings, ...lines] = text.trimEnd().split("\r\n");
  expect(headings).toContain(`\uFEFF${FIRST_HEADINGS[look.language]},`);
  expect(lines.map((line) => line.split(",")).map((cells) => [cells[11], cells[5]]))
    .toEqual(stored.map(({ entry_id, amount }) => [entry_id, amount]));
  return text;
}

describe("the history", () => {
  it.each(flowLooks("en-light-desktop"))(
    "narrows by kind, action, member and day with the keyboard, and exports what it shows: $name",
    async (look) => {
      const { t, name } = look;
      const { page } = await openHistory(look);
      await rows(page).first().waitFor();
      await judge(page, `history-${name}`);
      expect(await exported(page, look, await entries())).toContain(",'=1+1,");
      for (
        const [field, choice] of [
          [t("history.filter.kind"), t("history.kind.usage")],
          [t("history.filter.action"), "Fax"],
          [t("history.filter.member"), "member@"],
        ] as const
      ) {
        await tabTo(page.getByLabel(field, { exact: true }));
        await page.keyboard.type(choice);
      }
      await expect.poll(() => new URL(page.url()).search)
        .toBe(`?kind=usage&action=fax&member=${USERS.member}`);
      const narrowed = await entries(stack.sql`
        kind = 'deduct' and action = 'fax' and actor = ${USERS.member}`);
      await expect.poll(() => rows(page).count()).toBe(narrowed.length);
      // By the mouse, as Tab would have to pass every row.
      await exported(page, look, narrowed, (button) => button.click());
      await judge(page, `history-narrowed-${name}`);

      await page.reload();
      await rows(page).first().waitFor();
      await expect.poll(() => rows(page).count()).toBe(narrowed.length);
      await tabTo(page.getByLabel(t("history.filter.to"), { exact: true }));
      await page.keyboard.type("01012020");
      await page.getByText(t("history.none_found")).waitFor();
      await judge(page, `history-none-found-${name}`);
      await enter(page.getByRole("button", { name: t("history.filter.reset") }));
      await expect.poll(() => new URL(page.url()).search).toBe("");
    },
  );

  it.each(flowLooks("de-light-desktop"))(
    "tells which grants paid for a movement, and what a grant was spent on: $name",
    async (look) => {
      const { t, formats, language, name } = look;
      const credits = (amount: number) => creditsText(t, formats, amount);
      const { page } = await openHistory(look, "?action=letter");
      const letters = page.getByRole("button", { name: LETTERS[language].said });
      await enter(letters);
      const dialog = page.getByRole("dialog");
      const paidBy = dialog.getByRole("region", { name: t("history.detail.paid_by") });
      await paidBy.getByText(credits(40)).waitFor();
      const [promotion, credit] = await paidBy.getByRole("listitem").allInnerTexts();
      const until = expect.stringContaining(t("history.grant.expires", { day: "" }).trim());
      expect(promotion?.split(/\n+/))
        .toEqual([t("history.grant.promotion"), until, credits(40)]);
      expect(credit?.split(/\n+/)).toEqual([t("history.grant.adjustment"), credits(10)]);
      await judge(page, `history-detail-${name}`);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      await expect.poll(() => hasFocus(letters)).toBe(true);

      await page.getByLabel(t("history.filter.action")).selectOption({ index: 0 });
      await page.getByLabel(t("history.filter.kind")).selectOption("topup");
      const received = t("movements.said.promotion", { credits: credits(40) });
      await enter(page.getByRole("button", { name: received }));
      const spentOn = dialog.getByRole("region", { name: t("history.detail.spent_on") });
      const spentOnLetters = spentOn.getByRole("button", { name: LETTERS[language].action });
      await spentOnLetters.waitFor();
      await judge(page, `history-grant-${name}`);
      await enter(spentOnLetters);
      await dialog.getByRole("heading", { name: LETTERS[language].said }).waitFor();
    },
  );

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

  it.each(flowLooks("en-dark-desktop"))(
    "prints without its controls, white on every screen, and says what was left out: $name",
    async (look) => {
      const { t, language, name } = look;
      const { page } = await openHistory(look, "?action=letter");
      await rows(page).first().waitFor();
      const print = page.getByRole("button", { name: t("history.print") });
      await page.emulateMedia({ media: "print" });
      await page.getByText(`Alpenblick Immobilien · ${LETTERS[language].action}`).waitFor();
      const [beginning, end = ""] = t("history.print.whole", { moment: "|", rows: "1" }).split("|");
      await page.getByText(new RegExp(`^${beginning}.+${end}$`)).waitFor();
      expect(await print.isVisible()).toBe(false);
      expect(await page.getByLabel(t("history.filter.kind")).isVisible()).toBe(false);
      await keepPicture(page, `history-print-${name}`);
      const ground = await page.evaluate(() =>
        getComputedStyle(document.body.parentElement ?? document.body).backgroundColor
      );
      expect(ground).toMatch(/^oklch\(0\.9/);

      await page.emulateMedia({ media: "screen" });
      await page.evaluate(() => {
        globalThis.print = () => document.body.setAttribute("data-printed", "");
      });
      await page.getByLabel(t("history.filter.action")).selectOption({ index: 0 });
      await enter(print);
      await page.locator("[data-printed]").waitFor();
      expect(await rows(page).count()).toBe((await entries()).length);
    },
  );

  it("is nobody's who is not a member, whatever the address says", async () => {
    const { page } = await openHistory({ language: "en" }, "?entry=1", "owner@nordlicht.example");
    await page.getByText("This tenant has no such movement").waitFor();
  });
});
