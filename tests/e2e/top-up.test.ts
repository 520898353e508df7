import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inBothThemes, keepPicture, launchBrowser, PHONE, type Visit } from "../support/browser.ts";
import { seriousViolations } from "../support/check-accessibility.ts";
import { enter, hasFocus, tabTo } from "../support/keyboard.ts";
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
  before = await stack.balance();
});

const signIn = (look: Visit, email?: string): Promise<Shopper> =>
  signInTo(browser, stack.dashboardUrl, look, email);

const purchases = async () => (await stack.sql`select 1 from billing.purchases`).length;
const dialog = (page: Page) => page.getByRole("dialog");

describe("topping up in the browser", () => {
  it("goes from German sign-in over a new tab to the new balance", async () => {
    const shopper = await signIn({ language: "de" });
    const { page } = shopper;
    await keepPicture(page, "1-dashboard-before-de");
    await page.getByRole("button", { name: "Credits aufladen" }).click();
    await page.getByRole("radio", { name: "Power" }).waitFor();
    await keepPicture(page, "2-dialog-de");
    await page.keyboard.press("Escape");

    const checkout = await buy(shopper, "de");
    await keepPicture(checkout, "3-checkout-de");
    await dialog(page).getByText("Warten auf die Zahlung").waitFor();
    await keepPicture(page, "4-waiting-de");
    await checkout.locator("#pay").click();
    await checkout.getByText("Vielen Dank, die Zahlung ist da").waitFor();
    await inBothThemes(checkout, async (theme) => {
      await keepPicture(checkout, `5-return-de-${theme}`);
      expect(await seriousViolations(checkout), theme).toEqual([]);
    });

    await page.bringToFront();
    await dialog(page).getByText("Vielen Dank, die Zahlung ist da").waitFor();
    await dialog(page).getByText("100 Credits").waitFor();
    await inBothThemes(page, async (theme) => {
      await keepPicture(page, `6-paid-de-${theme}`);
      expect(await seriousViolations(page), theme).toEqual([]);
    });
    await dialog(page).getByRole("button", { name: "Fertig" }).click();
    await page.getByText(String(before + 100), { exact: true }).first().waitFor();
    await keepPicture(page, "7-dashboard-after-de");
    expect(await stack.balance()).toBe(before + 100);
    expect(await stack.brokenRules()).toEqual([]);
  });

  it("tells the truth on return even when no webhook comes", async () => {
    const shopper = await signIn({ language: "en" });
    const checkout = await buy(shopper, "en");
    await stack.stripe.control.drop();
    await checkout.locator("#pay").click();
    await checkout.getByText("Thank you, payment received").waitFor();
    await dialog(shopper.page).getByText("Thank you, payment received").waitFor();
    await stack.stripe.control.clearRules();
    expect(await stack.balance()).toBe(before + 100);
  });

  it("keeps the attempt over a reload, and one attempt makes one purchase", async () => {
    const shopper = await signIn({ language: "en" });
    const checkout = await buy(shopper, "en", "Starter");
    const soFar = await purchases();
    await shopper.page.reload();
    await shopper.page.getByText("Waiting for the payment").waitFor();
    await checkout.locator("#pay").click();
    await shopper.page.getByText("Thank you, payment received").first().waitFor();
    expect(await purchases()).toBe(soFar);
    expect(await stack.balance()).toBe(before + 50);
  });

  it("goes on by the keyboard alone after a declined card and a cancelled Checkout", async () => {
    const { context, page } = await signIn({ language: "en" });
    const topUp = page.getByRole("button", { name: "Top up credits" });
    await enter(topUp);
    const buyButton = dialog(page).getByRole("button", { name: "Buy", exact: true });
    const [checkout] = await Promise.all([context.waitForEvent("page"), enter(buyButton)]);
    await enter(checkout.locator("#decline"));
    await checkout.locator("#error").waitFor();
    await enter(checkout.locator("#cancel"));
    await checkout.getByText("Checkout cancelled").waitFor();
    await page.bringToFront();
    await dialog(page).getByText("Checkout cancelled").waitFor();
    await keepPicture(page, "cancelled-en");
    expect(await stack.balance()).toBe(before);

    const goOn = dialog(page).getByRole("button", { name: "Continue Checkout" });
    const [again] = await Promise.all([context.waitForEvent("page"), enter(goOn)]);
    await enter(again.locator("#pay"));
    await page.bringToFront();
    await dialog(page).getByText("Thank you, payment received").waitFor();
    await enter(dialog(page).getByRole("button", { name: "Done" }));
    await expect.poll(() => hasFocus(topUp)).toBe(true);
    expect(await stack.balance()).toBe(before + 100);
  });

  it("works with the keyboard alone, on a phone, in the dark", async () => {
    const shopper = await signIn({ language: "en", colorScheme: "dark", viewport: PHONE });
    const { context, page } = shopper;
    await keepPicture(page, "phone-dashboard-dark-en");
    await enter(page.getByRole("button", { name: "Top up credits" }));
    await page.getByRole("radio").first().waitFor();
    await keepPicture(page, "phone-dialog-dark-en");
    await tabTo(page.getByRole("radio", { name: "Standard" }));
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowDown");
    const [checkout] = await Promise.all([
      context.waitForEvent("page"),
      enter(dialog(page).getByRole("button", { name: "Buy", exact: true })),
    ]);
    await enter(checkout.locator("#pay"));
    await dialog(page).getByText("Thank you, payment received").waitFor();
    await keepPicture(page, "phone-paid-dark-en");
    expect(await stack.balance()).toBe(before + 100);
  });
});

describe("people who may only look", () => {
  it("see balance and prices, and are told who may top up", async () => {
    const { page } = await signIn({ language: "en" }, "member@alpenblick.example");
    await page.getByText("may top up").waitFor();
    expect(await page.getByRole("button", { name: "Top up credits" }).count()).toBe(0);
    await keepPicture(page, "member-en");
  });
});
