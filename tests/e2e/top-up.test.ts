import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { creditsText } from "../../src/credits/credits-text.ts";
import { keepPicture, launchBrowser, type Visit } from "../support/browser.ts";
import { judge } from "../support/judge.ts";
import { enter, hasFocus, tabTo } from "../support/keyboard.ts";
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
  // Nobody declines as often and buys as fast as one who does it in every look.
  await stack.sql`truncate billing.declines, billing.rate_limits`;
  before = await stack.balance();
});

const signIn = (look: Visit, email?: string): Promise<Shopper> =>
  signInTo(browser, stack.dashboardUrl, look, email);

const purchases = async () => (await stack.sql`select 1 from billing.purchases`).length;
const dialog = (page: Page) => page.getByRole("dialog");

describe("topping up in the browser", () => {
  it.each(flowLooks("de-light-desktop"))(
    "goes from sign-in over a new tab to the new balance: $name",
    async (look) => {
      const { t, formats, name } = look;
      const shopper = await signIn(look);
      const { page } = shopper;
      const checkout = await buy(shopper, look.language);
      await keepPicture(checkout, `buy-checkout-${name}`);
      await dialog(page).getByText(t("top_up.waiting.title")).waitFor();
      await judge(page, `buy-waiting-${name}`);
      await checkout.locator("#pay").click();
      await checkout.getByText(t("top_up.paid.title")).waitFor();
      await judge(checkout, `buy-return-${name}`);

      await page.bringToFront();
      await dialog(page).getByText(t("top_up.paid.title")).waitFor();
      await dialog(page).getByText(creditsText(t, formats, 100)).waitFor();
      await judge(page, `buy-paid-${name}`);
      await dialog(page).getByRole("button", { name: t("app.done") }).click();
      await page.getByText(formats.count(before + 100), { exact: true }).first().waitFor();
      await keepPicture(page, `buy-after-${name}`);
      expect(await stack.balance()).toBe(before + 100);
      expect(await stack.brokenRules()).toEqual([]);
    },
  );

  it.each(flowLooks("de-dark-desktop"))(
    "keeps the attempt over a reload, and tells the truth even when no webhook comes: $name",
    async (look) => {
      const { t, name } = look;
      const shopper = await signIn(look);
      const { page } = shopper;
      const checkout = await buy(shopper, look.language, "Starter");
      const soFar = await purchases();
      await page.reload();
      await page.getByText(t("top_up.waiting.title")).waitFor();
      await judge(page, `reload-resume-${name}`);
      await stack.stripe.control.drop();
      await checkout.locator("#pay").click();
      await checkout.getByText(t("top_up.paid.title")).waitFor();
      await page.getByText(t("top_up.paid.title")).first().waitFor();
      await stack.stripe.control.clearRules();
      await judge(page, `reload-paid-${name}`);
      expect(await purchases()).toBe(soFar);
      expect(await stack.balance()).toBe(before + 50);
    },
  );

  it.each(flowLooks("en-dark-desktop"))(
    "goes on by the keyboard alone after a declined card and a cancelled Checkout: $name",
    async (look) => {
      const { t, name } = look;
      const { context, page } = await signIn(look);
      const topUp = page.getByRole("button", { name: t("top_up.title") });
      await enter(topUp);
      await tabTo(dialog(page).getByRole("radio", { name: "Standard" }));
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowDown");
      await judge(page, `declined-packages-${name}`);
      const buyButton = dialog(page).getByRole("button", { name: t("top_up.buy"), exact: true });
      const [checkout] = await Promise.all([context.waitForEvent("page"), enter(buyButton)]);
      await enter(checkout.locator("#decline"));
      await checkout.locator("#error").waitFor();
      await keepPicture(checkout, `declined-checkout-${name}`);
      await enter(checkout.locator("#cancel"));
      await checkout.getByText(t("top_up.cancelled.title")).waitFor();
      await judge(checkout, `cancelled-return-${name}`);
      await page.bringToFront();
      await dialog(page).getByText(t("top_up.cancelled.title")).waitFor();
      await judge(page, `cancelled-${name}`);
      expect(await stack.balance()).toBe(before);

      const goOn = dialog(page).getByRole("button", { name: t("top_up.continue") });
      const [again] = await Promise.all([context.waitForEvent("page"), enter(goOn)]);
      await enter(again.locator("#pay"));
      await page.bringToFront();
      await dialog(page).getByText(t("top_up.paid.title")).waitFor();
      await enter(dialog(page).getByRole("button", { name: t("app.done") }));
      await expect.poll(() => hasFocus(topUp)).toBe(true);
      expect(await stack.balance()).toBe(before + 100);
    },
  );
});

describe("people who may only look", () => {
  it("see balance and prices, and are told who may top up", async () => {
    const { page } = await signIn({ language: "en" }, "member@alpenblick.example");
    await page.getByText("may top up").waitFor();
    expect(await page.getByRole("button", { name: "Top up credits" }).count()).toBe(0);
    await keepPicture(page, "member-en-light-desktop");
  });
});
