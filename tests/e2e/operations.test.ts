import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { creditsText } from "../../src/credits/credits-text.ts";
import { launchBrowser } from "../support/browser.ts";
import { judge } from "../support/judge.ts";
import { enter, hasFocus, tabTo } from "../support/keyboard.ts";
import { flowLooks, type Look } from "../support/looks.ts";
import { openOperations } from "../support/operator.ts";
import { signInTo } from "../support/shopper.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let browser: Browser;
let owner: string;

beforeAll(async () => {
  [stack, browser] = await Promise.all([createTestStack({ dashboard: true }), launchBrowser()]);
  owner = await stack.signIn("owner@alpenblick.example");
});

afterAll(() => browser.close());

const open = (area: string, look: Look) => openOperations(browser, stack.dashboardUrl, area, look);

/** The versions of a package so far. */
async function versionsOf(item: string): Promise<{ version: number; reason: string }[]> {
  return await stack.sql`select version, reason from billing.catalogue_versions
    where item_id = ${item} order by version`;
}

/** What people call the action whose price is changed. */
const LETTER = { de: "Brief", en: "Letter" } as const;

async function priceOfLetter(): Promise<number> {
  const [row] = await stack.sql<{ price: number }[]>`
    select amount_credits::int as price from public.credit_actions where action = 'letter'`;
  return row?.price ?? 0;
}

describe("an operator, with the keyboard alone,", () => {
  it.each(flowLooks("en-light-desktop"))(
    "finds a tenant, adjusts its balance with a reason, and reads it as the tenant does: $name",
    async (look) => {
      const { t, formats } = look;
      const before = await stack.balance();
      const reason = `Goodwill after the outage (${look.name})`;
      const page = await open("tenants", look);
      await page.getByText("Nordlicht").waitFor();
      await judge(page, `operations-tenants-${look.name}`);
      await tabTo(page.getByLabel(t("operations.tenants.search")));
      await page.keyboard.type("alpen");
      await page.keyboard.press("Enter");
      await page.getByText("Nordlicht").waitFor({ state: "detached" });
      await page.reload();
      expect(page.url()).toMatch(/\?search=alpen$/);
      await enter(page.getByRole("link", { name: "Alpenblick Immobilien" }));
      const adjust = page.getByRole("button", { name: t("operations.adjust") });
      await enter(adjust);
      await page.keyboard.press("Tab");
      await page.keyboard.type("25");
      await page.getByText(t("operations.adjust.preview", {
        before: formats.count(before),
        after: formats.count(before + 25),
      })).waitFor();
      await judge(page, `operations-adjust-${look.name}`);
      await page.keyboard.press("Tab");
      await page.keyboard.type(reason);
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      const said = t("movements.said.adjusted_up", { credits: creditsText(t, formats, 25) });
      await page.getByRole("cell", { name: `${said} ${reason}` }).waitFor();
      expect(await stack.balance()).toBe(before + 25);
      await expect.poll(() => hasFocus(adjust)).toBe(true);
      await judge(page, `operations-tenant-${look.name}`);
      await enter(page.getByRole("link", { name: t("operations.log.of_tenant") }));
      const act = t("operations.log.adjust_by", { credits: formats.signed(25) });
      await page.getByRole("cell", { name: `${act} ${reason}` }).waitFor();
      await judge(page, `operations-log-${look.name}`);
      await enter(page.getByRole("button", { name: t("operations.log.any_tenant") }));
      await page.waitForURL(/log$/);
    },
  );

  it.each(flowLooks("en-dark-desktop"))(
    "changes a package, sees what that means, and restores the version before: $name",
    async (look) => {
      const { t, formats } = look;
      const euro = (minor: number) => formats.money(minor, "EUR");
      const perCredit = (minor: number) => formats.moneyPerCredit(minor, "EUR", 100);
      const number = (await versionsOf("standard")).length;
      const page = await open("catalogue", look);
      const edit = page.getByRole("button", {
        name: t("operations.catalogue.edit_one", { name: "Standard" }),
      });
      await edit.waitFor();
      await judge(page, `operations-catalogue-${look.name}`);
      await enter(edit);
      const dialog = page.getByRole("dialog");
      await tabTo(dialog.getByLabel(t("operations.price"), { exact: true }));
      await page.keyboard.press("Control+A");
      await page.keyboard.type(formats.moneyToEdit(2900, "EUR"));
      await dialog.getByText(
        t("operations.preview.change", { before: perCredit(2500), after: perCredit(2900) }),
      ).waitFor();
      await tabTo(dialog.getByLabel(t("operations.reason")));
      await page.keyboard.type("Autumn prices");
      await judge(page, `operations-package-${look.name}`);
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
      await page.getByRole("cell", { name: euro(2900), exact: true }).waitFor();
      await enter(edit);
      await page.getByText(/Autumn prices/).first().waitFor();
      const restore = page.getByRole("button", {
        name: t("operations.restore.one", { number: formats.count(number) }),
        exact: true,
      });
      await enter(restore);
      const change = `${t("operations.price")} ${euro(2900)} ${euro(2500)}`;
      await page.getByRole("row", { name: change }).waitFor();
      await judge(page, `operations-restore-${look.name}`);
      await enter(page.getByRole("button", { name: t("operations.restore.back") }));
      await expect.poll(() => hasFocus(restore)).toBe(true);
      await enter(restore);
      await page.keyboard.type("Back to summer");
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
      await page.getByRole("cell", { name: euro(2500), exact: true }).waitFor();
      expect((await versionsOf("standard")).slice(number)).toEqual([
        { version: number + 1, reason: "Autumn prices" },
        { version: number + 2, reason: "Back to summer" },
      ]);
    },
  );

  it.each(flowLooks("de-light-desktop"))(
    "changes what an action costs, from the next request on: $name",
    async (look) => {
      const { t, formats, language } = look;
      const before = await priceOfLetter();
      const page = await open("catalogue", look);
      const edit = page.getByRole("button", {
        name: t("operations.catalogue.edit_one", { name: LETTER[language] }),
      });
      await enter(edit);
      const dialog = page.getByRole("dialog");
      await tabTo(dialog.getByLabel(t("operations.catalogue.per_unit")));
      await page.keyboard.press("Control+A");
      await page.keyboard.type(String(before + 1));
      const times = (price: number) => formats.count(Math.floor(100 / price));
      await dialog.getByText(
        t("operations.preview.change", { before: times(before), after: times(before + 1) }),
      ).waitFor();
      await tabTo(dialog.getByLabel(t("operations.reason")));
      await page.keyboard.type("Dearer postage");
      await judge(page, `operations-action-${look.name}`);
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
      const price = page.getByRole("row").filter({ has: edit })
        .getByRole("cell", { name: formats.count(before + 1), exact: true });
      await price.waitFor();
      await expect.poll(() => hasFocus(edit)).toBe(true);
      await judge(page, `operations-prices-${look.name}`);
      expect(await priceOfLetter()).toBe(before + 1);
    },
  );
});

it("the operators' pages are none to an owner: no way leads there, the function refuses", async () => {
  const { page } = await signInTo(browser, stack.dashboardUrl, { language: "en" });
  await page.getByRole("button", { name: "Top up credits" }).waitFor();
  expect(await page.getByRole("link", { name: "Operations" }).count()).toBe(0);
  await page.goto(`${stack.dashboardUrl}/operations/tenants`);
  await page.getByRole("heading", { name: "There is no such page" }).waitFor();
  expect((await stack.post("credit-operations/tenants", owner, {})).status).toBe(403);
});
