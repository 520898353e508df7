import { createServer } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { creditsText } from "../../src/credits/credits-text.ts";
import { launchBrowser, type Visit } from "../support/browser.ts";
import { judge } from "../support/judge.ts";
import { enter, hasFocus, tabTo } from "../support/keyboard.ts";
import { flowLooks } from "../support/looks.ts";
import { signInTo } from "../support/shopper.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let browser: Browser;
let hook = "";

const receiver = createServer((_, response) => void response.writeHead(204).end());

beforeAll(async () => {
  stack = await createTestStack({ dashboard: true });
  browser = await launchBrowser();
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const address = receiver.address();
  hook = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/credits`;
});

// Nobody changes as many settings in an hour as one does here in every look.
beforeEach(async () => {
  await stack.sql`delete from billing.rate_limits`;
});

afterAll(async () => {
  receiver.close();
  await browser?.close();
});

async function openSettings(section: string, look: Visit, email?: string): Promise<Page> {
  const url = `${stack.dashboardUrl}/settings?section=${section}`;
  const { page } = await signInTo(browser, url, look, email);
  return page;
}

const MEMBER = "member@alpenblick.example";
const BILLING = "billing@alpenblick.example";

describe("the settings", () => {
  it.each(flowLooks("en-light-desktop"))(
    "set, change and remove a member's budget with the keyboard, and give the focus back: $name",
    async (look) => {
      const { t, formats } = look;
      const page = await openSettings("budgets", look);
      const add = page.getByRole("button", {
        name: t("settings.budget.add_for", { name: MEMBER }),
      });
      await enter(add);
      const limit = page.getByLabel(t("settings.budget.limit"));
      await tabTo(limit);
      await page.keyboard.type(formats.count(1250));
      await page.keyboard.press("Enter");
      await page.getByText(
        t("settings.budget.spent", { spent: formats.count(0), limit: formats.count(1250) }),
      ).waitFor();
      await expect.poll(() => hasFocus(add)).toBe(true);
      await judge(page, `settings-budgets-${look.name}`);

      const scope = t("settings.budget.all_actions");
      await enter(page.getByRole("button", {
        name: t("settings.budget.change_for", { name: MEMBER, scope }),
      }));
      await limit.fill("x");
      await page.keyboard.press("Enter");
      await page.getByText(t("settings.whole_number")).waitFor();
      await judge(page, `settings-budget-${look.name}`);
      await enter(page.getByRole("button", { name: t("settings.budget.remove") }));
      await page.getByRole("dialog").waitFor({ state: "detached" });
      expect(await stack.sql`select 1 from credits.budgets`).toEqual([]);
    },
  );

  it.each(flowLooks("de-light-desktop"))(
    "show a webhook's secret once, test it, and warn below a threshold, by keyboard: $name",
    async (look) => {
      const { t } = look;
      const page = await openSettings("notices", look);
      await tabTo(page.getByLabel(t("notices.threshold.label")));
      await page.keyboard.type("20");
      await page.keyboard.press("Enter");
      await page.getByText(t("settings.saved"), { exact: true }).waitFor();

      await tabTo(page.getByLabel(t("notices.endpoint.url")));
      await page.keyboard.type(hook);
      await enter(page.getByRole("button", { name: t("settings.save") }).nth(1));
      await page.getByText(/^whsec_/).waitFor();
      await enter(page.getByRole("button", { name: t("notices.secret.copy") }).first());
      await enter(page.getByRole("button", { name: t("notices.test") }));
      await page.getByText(t("notices.test.delivered")).waitFor();
      await page.getByText(t("notices.type.test"), { exact: true }).first().waitFor();
      await judge(page, `settings-notices-${look.name}`);

      await page.reload();
      await page.getByRole("button", { name: t("notices.endpoint.rotate") }).waitFor();
      expect(await page.getByText(/whsec_/).count()).toBe(0);
      expect(await stack.sql`select low_balance_credits::int from billing.balance_watches`)
        .toEqual([{ low_balance_credits: 20 }]);

      await enter(page.getByRole("button", { name: t("notices.endpoint.remove") }));
      await enter(page.getByRole("button", { name: t("notices.threshold.off") }));
      await expect.poll(() => stack.sql`select 1 from billing.balance_watches`).toEqual([]);
      await expect.poll(() => stack.sql`select 1 from billing.notice_endpoints`).toEqual([]);
    },
  );

  it.each(flowLooks("en-dark-desktop"))(
    "charge a saved card only after consent, and no more after a key: $name",
    async (look) => {
      const { t, formats } = look;
      const isOn = () => stack.sql`select 1 from billing.auto_topups where is_on`;
      const page = await openSettings("auto-topup", look, BILLING);
      expect(await page.getByRole("tab").count()).toBe(0);
      await page.getByText(t("auto_topup.no_card")).waitFor();
      const cap = page.getByLabel(t("auto_topup.cap", { currency: "EUR" }));
      const switchOn = page.getByRole("button", { name: t("auto_topup.switch_on") });
      await tabTo(cap);
      await page.keyboard.type("20");
      await enter(switchOn);
      const price = formats.money(2500, "EUR");
      await page.getByText(t("auto_topup.cap_wrong", { price })).waitFor();
      await tabTo(cap);
      await page.keyboard.type(formats.moneyToEdit(10_050, "EUR"));
      await page.getByText(t("auto_topup.consent.missing")).waitFor();
      expect(await isOn()).toEqual([]);

      await tabTo(page.getByRole("checkbox"));
      await page.keyboard.press("Space");
      await judge(page, `settings-auto-top-up-consent-${look.name}`);
      await enter(switchOn);
      await page.getByText(t("auto_topup.on"), { exact: true }).waitFor();
      expect(
        await stack.sql`
        select is_on, monthly_cap_minor::int, threshold_credits::int, cooldown_seconds
        from billing.auto_topups`,
      ).toEqual([{
        ...{ is_on: true, monthly_cap_minor: 10_050, threshold_credits: 20 },
        cooldown_seconds: 86_400,
      }]);
      await judge(page, `settings-auto-top-up-${look.name}`);
      await enter(page.getByRole("button", { name: t("auto_topup.switch_off") }));
      await page.getByText(t("auto_topup.state.off")).waitFor();
      expect(await isOn()).toEqual([]);
    },
  );

  it.each(flowLooks("de-dark-desktop"))(
    "tell what was done in sentences, and narrow it down: $name",
    async (look) => {
      const { t, formats } = look;
      const page = await openSettings("audit", look);
      const off = page.getByText(t("audit.auto_off"));
      await off.first().waitFor();
      expect(await page.getByText(t("settings.former_member")).count()).toBe(0);
      await judge(page, `settings-audit-${look.name}`);
      await tabTo(page.getByLabel(t("audit.filter"), { exact: true }));
      await page.keyboard.type(t("audit.filter.budgets"));
      await page.getByText(t("audit.budget_set", {
        ...{ name: MEMBER, scope: t("audit.all_actions") },
        limit: creditsText(t, formats, 1250),
      })).first().waitFor();
      await off.first().waitFor({ state: "detached" });
    },
  );

  it.each(["member@alpenblick.example", "viewer@nordlicht.example"])(
    "are not there for %s, by no link and by no address",
    async (email) => {
      const page = await openSettings("budgets", { language: "en" }, email);
      await page.getByText("You cannot open this page").waitFor();
      expect(await page.getByRole("link", { name: "Settings" }).count()).toBe(0);
      expect(await page.getByRole("button", { name: /budget/ }).count()).toBe(0);
    },
  );
});
