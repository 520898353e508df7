import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keepPicture, launchBrowser, type Visit } from "../support/browser.ts";
import { enter } from "../support/keyboard.ts";
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

const signIn = (look: Visit): Promise<Shopper> => signInTo(browser, stack.dashboardUrl, look);
const purchases = async () => (await stack.sql`select 1 from billing.purchases`).length;
const dialog = (page: Page) => page.getByRole("dialog");

describe("a purchase that does not go straight through", () => {
  it("opens one Checkout for a double click, and a second tab joins the same purchase", async () => {
    const { context, page } = await signIn({ language: "en" });
    const soFar = await purchases();
    await page.getByRole("button", { name: "Top up credits" }).click();
    expect(await page.getByRole("radio", { name: "Recommended" }).isChecked()).toBe(true);
    const opened = context.waitForEvent("page");
    await page.getByRole("button", { name: "Buy", exact: true }).dblclick();
    const checkout = await opened;
    await checkout.locator("#pay").waitFor();
    expect(context.pages()).toHaveLength(2);

    const second = await context.newPage();
    await second.goto(stack.dashboardUrl);
    await second.getByRole("button", { name: "Show" }).click();
    const [again] = await Promise.all([
      context.waitForEvent("page"),
      dialog(second).getByRole("button", { name: "Open Checkout again" }).click(),
    ]);
    await again.locator("#pay").waitFor();
    expect(again.url()).toBe(checkout.url());
    await again.locator("#pay").click();
    await dialog(page).getByText("Thank you, payment received").waitFor();
    await dialog(second).getByText("Thank you, payment received").waitFor();
    expect(await purchases()).toBe(soFar + 1);
    expect(await stack.balance()).toBe(before + 100);
  });

  it("offers to go on when the Checkout tab was closed, and waits for a bank over a reload", async () => {
    const shopper = await signIn({ language: "de" });
    const { context, page } = shopper;
    const abandoned = await buy(shopper, "de");
    const session = new URL(abandoned.url()).pathname.split("/").at(-1) ?? "";
    await abandoned.close();
    await dialog(page).getByText("Checkout noch nicht abgeschlossen").waitFor();
    await keepPicture(page, "tab-closed-de");
    const [checkout] = await Promise.all([
      context.waitForEvent("page"),
      enter(dialog(page).getByRole("button", { name: "Checkout fortsetzen" })),
    ]);
    await enter(checkout.locator("#pay-later"));
    await checkout.getByText("Zahlung in Bearbeitung").waitFor();
    await dialog(page).getByText("Zahlung in Bearbeitung").waitFor();
    await keepPicture(page, "processing-de");
    expect(await stack.balance()).toBe(before);

    await page.reload();
    await page.getByText("Zahlung in Bearbeitung").waitFor();
    await stack.stripe.control.settleDelayed({ session, outcome: "succeeded" });
    await page.getByText("Vielen Dank, die Zahlung ist da").first().waitFor();
    expect(await stack.balance()).toBe(before + 100);
  });

  it("says what failed, a payment or Stripe itself, and lets somebody try again", async () => {
    const shopper = await signIn({ language: "en" });
    const checkout = await buy(shopper, "en", "Starter");
    const session = new URL(checkout.url()).pathname.split("/").at(-1) ?? "";
    await checkout.locator("#pay-later").click();
    await stack.stripe.control.settleDelayed({ session, outcome: "failed" });
    await dialog(shopper.page).getByText("Payment failed").waitFor();
    await keepPicture(shopper.page, "failed-en");
    const tryAgain = dialog(shopper.page).getByRole("button", { name: "Try again" });
    await stack.stripe.control.failNext({ kind: "status", status: 503, times: 20 });
    await enter(tryAgain);
    await dialog(shopper.page).getByText("Stripe is not responding").waitFor();
    await keepPicture(shopper.page, "stripe-down-en");
    await stack.stripe.control.clearFaults();
    const [again] = await Promise.all([shopper.context.waitForEvent("page"), enter(tryAgain)]);
    await again.locator("#pay").click();
    await dialog(shopper.page).getByText("Thank you, payment received").waitFor();
    expect(await stack.balance()).toBe(before + 50);
  });

  it("falls back to the same tab when the browser blocks the new one", async () => {
    const { context, page } = await signIn({ language: "en" });
    await context.addInitScript(() => {
      globalThis.open = () => null;
    });
    await page.reload();
    await page.getByRole("button", { name: "Top up credits" }).click();
    await page.getByRole("radio", { name: "Standard" }).check({ force: true });
    await page.getByRole("button", { name: "Buy", exact: true }).click();
    await page.locator("#pay").click();
    await page.getByText("Thank you, payment received").first().waitFor();
    expect(context.pages()).toHaveLength(1);
    expect(await stack.balance()).toBe(before + 100);
  });
});
