import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keepPicture, launchBrowser, PHONE, type Visit } from "../support/browser.ts";
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
    await keepPicture(checkout, "5-return-de");

    await page.bringToFront();
    await dialog(page).getByText("Vielen Dank, die Zahlung ist da").waitFor();
    await dialog(page).getByText("100 Credits").waitFor();
    await keepPicture(page, "6-paid-de");
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

  it("shows a declined card on Stripe's page and a cancelled Checkout in the dialog", async () => {
    const shopper = await signIn({ language: "en" });
    const checkout = await buy(shopper, "en");
    await checkout.locator("#decline").click();
    await checkout.locator("#error").waitFor();
    await checkout.locator("#cancel").click();
    await checkout.getByText("Checkout cancelled").waitFor();
    await shopper.page.bringToFront();
    await dialog(shopper.page).getByText("Checkout cancelled").waitFor();
    await keepPicture(shopper.page, "cancelled-en");
    expect(await stack.balance()).toBe(before);

    const [again] = await Promise.all([
      shopper.context.waitForEvent("page"),
      shopper.page.getByRole("button", { name: "Continue Checkout" }).click(),
    ]);
    await again.locator("#pay").click();
    await dialog(shopper.page).getByText("Thank you, payment received").waitFor();
    expect(await stack.balance()).toBe(before + 100);
  });

  it("works with the keyboard alone, on a phone, in the dark", async () => {
    const shopper = await signIn({ language: "en", colorScheme: "dark", viewport: PHONE });
    const { context, page } = shopper;
    await keepPicture(page, "phone-dashboard-dark-en");
    await page.getByRole("button", { name: "Top up credits" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("radio").first().waitFor();
    await keepPicture(page, "phone-dialog-dark-en");
    await page.getByRole("radio", { name: "Starter" }).focus();
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("radio", { name: "Standard" }).isChecked()).toBe(true);
    const opened = context.waitForEvent("page");
    for (let presses = 0; presses < 5; presses++) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => document.activeElement?.textContent);
      if (focused === "Buy") break;
    }
    await page.keyboard.press("Enter");
    const checkout = await opened;
    await checkout.locator("#pay").focus();
    await checkout.keyboard.press("Enter");
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
