import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

beforeEach(async () => {
  await stack.sql`delete from billing.rate_limits`;
});

afterAll(() => browser.close());

const open = (area: string, look: Look) => openOperations(browser, stack.dashboardUrl, area, look);

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

  it.each(flowLooks("de-light-desktop"))(
    "tries a case of the quarantine again and resolves it, then lifts a freeze: $name",
    async (look) => {
      const { t } = look;
      const { purchase_id, sessionId } = await stack.startPurchase(owner);
      await stack.stripe.control.quantity({ session: sessionId, quantity: 3 });
      await stack.stripe.control.pay({ session: sessionId });
      const good = await stack.startPurchase(owner);
      await stack.stripe.control.pay({ session: good.sessionId });
      const { warning } = await stack.stripe.control.fraudWarning({ session: good.sessionId });
      await stack.stripe.control.settled();
      const page = await open("quarantine", look);
      const retry = t("operations.retry_one", { id: purchase_id });
      await enter(page.getByRole("button", { name: retry }));
      await page.getByText(t("operations.quarantine.still", { reason: "quantity_mismatch" }))
        .waitFor();
      await judge(page, `operations-quarantine-${look.name}`);
      const resolve = t("operations.quarantine.resolve_one", { id: purchase_id });
      await enter(page.getByRole("button", { name: resolve }));
      await tabTo(page.getByLabel(t("operations.reason")));
      await page.keyboard.type("Refunded in Stripe");
      await judge(page, `operations-resolve-${look.name}`);
      await page.keyboard.press("Enter");
      await page.getByText(t("operations.quarantine.empty")).waitFor();
      await enter(page.getByRole("link", { name: t("operations.freezes") }));
      const lift = page.getByRole("button", {
        name: t("operations.freezes.lift_one", { id: warning.id }),
      });
      await lift.waitFor();
      await judge(page, `operations-freezes-${look.name}`);
      await enter(lift);
      await tabTo(page.getByLabel(t("operations.reason")));
      await page.keyboard.type("Settled with the bank");
      await page.keyboard.press("Enter");
      await page.getByText(t("operations.freezes.empty")).waitFor();
      await judge(page, `operations-freezes-none-${look.name}`);
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
