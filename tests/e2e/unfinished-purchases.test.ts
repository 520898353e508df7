import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, type Visit } from "../support/browser.ts";
import { judge } from "../support/judge.ts";
import { enter } from "../support/keyboard.ts";
import { flowLooks } from "../support/looks.ts";
import { buy, type Shopper, signInTo } from "../support/shopper.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let browser: Browser;
let before: number;

beforeAll(async () => {
  stack = await createTestStack({ dashboard: true });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

beforeEach(async () => {
  // Nobody fails as often and buys as fast as one who does it in every look.
  await stack.sql`truncate billing.declines, billing.rate_limits`;
  before = await stack.balance();
});

const signIn = (look: Visit): Promise<Shopper> => signInTo(browser, stack.dashboardUrl, look);
const purchases = async () => (await stack.sql`select 1 from billing.purchases`).length;
const dialog = (page: Page) => page.getByRole("dialog");
const sessionOf = (checkout: Page) => new URL(checkout.url()).pathname.split("/").at(-1) ?? "";

describe("a purchase that does not go straight through", () => {
  it.each(flowLooks("en-light-phone"))(
    "opens one Checkout for a double click, and a second tab joins the same purchase: $name",
    async (look) => {
      const { t, name } = look;
      const { context, page } = await signIn(look);
      const soFar = await purchases();
      await page.getByRole("button", { name: t("top_up.title") }).click();
      const recommended = page.getByRole("radio", { name: t("top_up.recommended") });
      expect(await recommended.isChecked()).toBe(true);
      const opened = context.waitForEvent("page");
      // Quicker than the page draws, and than the new tab takes the mouse away.
      await page.getByRole("button", { name: t("top_up.buy"), exact: true })
        .evaluate((button: HTMLElement) => [1, 2].forEach(() => button.click()));
      const checkout = await opened;
      await checkout.locator("#pay").waitFor();
      expect(context.pages()).toHaveLength(2);

      const second = await context.newPage();
      await second.goto(stack.dashboardUrl);
      const show = second.getByRole("button", { name: t("top_up.show") });
      await show.waitFor();
      await judge(second, `second-tab-${name}`);
      await show.click();
      const [again] = await Promise.all([
        context.waitForEvent("page"),
        dialog(second).getByRole("button", { name: t("top_up.reopen") }).click(),
      ]);
      await again.locator("#pay").waitFor();
      expect(again.url()).toBe(checkout.url());
      await again.locator("#pay").click();
      await dialog(page).getByText(t("top_up.paid.title")).waitFor();
      await dialog(second).getByText(t("top_up.paid.title")).waitFor();
      expect(await purchases()).toBe(soFar + 1);
      expect(await stack.balance()).toBe(before + 100);
    },
  );

  it.each(flowLooks("de-light-phone"))(
    "offers to go on when the Checkout tab was closed, and waits for a bank over a reload: $name",
    async (look) => {
      const { t, name } = look;
      const shopper = await signIn(look);
      const { context, page } = shopper;
      const abandoned = await buy(shopper, look.language);
      const session = sessionOf(abandoned);
      await abandoned.close();
      await dialog(page).getByText(t("top_up.tab_closed.title")).waitFor();
      await judge(page, `tab-closed-${name}`);
      const [checkout] = await Promise.all([
        context.waitForEvent("page"),
        enter(dialog(page).getByRole("button", { name: t("top_up.continue") })),
      ]);
      await enter(checkout.locator("#pay-later"));
      await checkout.getByText(t("top_up.processing.title")).waitFor();
      await judge(checkout, `processing-return-${name}`);
      await dialog(page).getByText(t("top_up.processing.title")).waitFor();
      await judge(page, `processing-${name}`);
      expect(await stack.balance()).toBe(before);

      await page.reload();
      await page.getByText(t("top_up.processing.title")).waitFor();
      await judge(page, `processing-resume-${name}`);
      await stack.stripe.control.settleDelayed({ session, outcome: "succeeded" });
      await page.getByText(t("top_up.paid.title")).first().waitFor();
      expect(await stack.balance()).toBe(before + 100);
    },
  );

  it.each(flowLooks("en-light-desktop"))(
    "says what failed, a payment or Stripe itself, and lets somebody try again: $name",
    async (look) => {
      const { t, name } = look;
      const shopper = await signIn(look);
      const { context, page } = shopper;
      const checkout = await buy(shopper, look.language, "Starter");
      const session = sessionOf(checkout);
      await checkout.locator("#pay-later").click();
      await stack.stripe.control.settleDelayed({ session, outcome: "failed" });
      await dialog(page).getByText(t("top_up.declined.title")).waitFor();
      await judge(page, `failed-${name}`);
      const tryAgain = dialog(page).getByRole("button", { name: t("app.retry") });
      await stack.stripe.control.failNext({ kind: "status", status: 503, times: 20 });
      await enter(tryAgain);
      await dialog(page).getByText(t("checkout.problem.stripe_unavailable")).waitFor();
      await judge(page, `stripe-down-${name}`);
      await stack.stripe.control.clearFaults();
      const [again] = await Promise.all([context.waitForEvent("page"), enter(tryAgain)]);
      await again.locator("#pay").click();
      await dialog(page).getByText(t("top_up.paid.title")).waitFor();
      expect(await stack.balance()).toBe(before + 50);
    },
  );

  it.each(flowLooks("en-dark-phone"))(
    "falls back to the same tab when the browser blocks the new one: $name",
    async (look) => {
      const { t, name } = look;
      const { context, page } = await signIn(look);
      await context.addInitScript(() => {
        globalThis.open = () => null;
      });
      await page.reload();
      await page.getByRole("button", { name: t("top_up.title") }).click();
      await page.getByRole("radio", { name: "Standard" }).check({ force: true });
      await page.getByRole("button", { name: t("top_up.buy"), exact: true }).click();
      await page.locator("#pay").waitFor();
      await judge(page, `pop-up-blocked-checkout-${name}`);
      await page.locator("#pay").click();
      await page.getByText(t("top_up.paid.title")).first().waitFor();
      await judge(page, `pop-up-blocked-paid-${name}`);
      expect(context.pages()).toHaveLength(1);
      expect(await stack.balance()).toBe(before + 100);
    },
  );
});
