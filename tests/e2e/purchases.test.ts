import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESKTOP, inBothThemes, keepPicture, launchBrowser, PHONE } from "../support/browser.ts";
import { seriousViolations } from "../support/check-accessibility.ts";
import { signInTo } from "../support/shopper.ts";
import { createTestStack, type Started, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let browser: Browser;
let owner: string;
let disputed: Started;

/** A purchase that was paid, refunded in part and then disputed, and one that nobody has paid. */
beforeAll(async () => {
  stack = await createTestStack({ dashboard: true });
  const { control } = stack.stripe;
  owner = await stack.signIn("owner@alpenblick.example");
  disputed = await stack.startPurchase(owner);
  await control.pay({ session: disputed.sessionId });
  await control.settled();
  await control.refund({ session: disputed.sessionId, percent: 40 });
  await control.settled();
  await control.dispute({ session: disputed.sessionId, amount: 1_500 });
  await control.settled();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const openPurchases = (look: Parameters<typeof signInTo>[2], search = "", email?: string) =>
  signInTo(browser, `${stack.dashboardUrl}/purchases${search}`, look, email);

const timeline = (page: Page) => page.getByRole("listitem").getByRole("listitem");

/** How far the page is wider than its window; 0 when nothing sticks out. */
const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe("a purchase", () => {
  it("tells what happened to it in the order of time, refunds and disputes in words", async () => {
    const { page } = await openPurchases({ language: "en" });
    const item = page.getByRole("button", { name: /Standard.*Refunded/ });
    await item.focus();
    await page.keyboard.press("Enter");
    await timeline(page).nth(7).waitFor();

    expect(await item.getAttribute("aria-expanded")).toBe("true");
    expect(await timeline(page).locator("p").allInnerTexts()).toEqual([
      "Purchase started",
      "Payment page opened",
      "Paid, 100 credits added",
      "€10.00 refunded",
      "40 credits taken back because money was returned",
      "The payment was disputed; the bank has taken €15.00 back",
      "Spending frozen until the dispute is settled",
      "60 credits taken back because money was returned",
    ]);
    expect(new URL(page.url()).search).toBe(`?id=${disputed.purchase_id}`);
  });

  it("leads to its receipt at Stripe, and to its credits in the history", async () => {
    const { context, page } = await openPurchases(
      { language: "en" },
      `?id=${disputed.purchase_id}`,
    );
    const [receipt] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("button", { name: "Open receipt Standard" }).click(),
    ]);
    await receipt.getByRole("heading", { name: "Receipt" }).waitFor();
    await receipt.getByText("€25.00").first().waitFor();
    await receipt.close();

    await page.getByRole("link", { name: "View in history Standard" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "View purchase" }).click();
    await timeline(page).first().waitFor();
  });

  it("that is open is paid on one device, and shows on another by itself", async () => {
    const open = await stack.startPurchase(owner, { package_id: "power" });
    const before = await stack.balance();
    const desktop = await signInTo(browser, stack.dashboardUrl, { language: "en" });
    const phone = await openPurchases(
      { language: "en", viewport: PHONE },
      `?id=${open.purchase_id}`,
      "billing@alpenblick.example",
    );
    const [checkout] = await Promise.all([
      phone.context.waitForEvent("page"),
      phone.page.getByRole("button", { name: "Continue to payment Power" }).click(),
    ]);
    await checkout.locator("#pay").click();

    await phone.page.getByText("Paid, 500 credits added").waitFor();
    await desktop.page.getByText(String(before + 500), { exact: true }).first().waitFor();
  });

  it("offers a member neither receipt nor payment, and a stranger nothing at all", async () => {
    await stack.startPurchase(owner, { package_id: "starter" });
    const member = await openPurchases(
      { language: "en" },
      `?id=${disputed.purchase_id}`,
      "member@alpenblick.example",
    );
    await timeline(member.page).first().waitFor();
    await member.page.getByRole("button", { name: /Starter.*Open/ }).click();
    await timeline(member.page).first().waitFor();
    expect(await member.page.getByRole("button", { name: /receipt|payment/ }).count()).toBe(0);

    const stranger = await openPurchases({ language: "de" }, "", "viewer@nordlicht.example");
    await stranger.page.getByText("Noch keine Käufe").waitFor();
  });
});

const LOOKS = (["de", "en"] as const).flatMap((language) => [
  { language, device: "desktop", viewport: DESKTOP },
  { language, device: "phone", viewport: PHONE },
]);

describe("the purchases", () => {
  it.each(LOOKS)("fit a $device, $language, light and dark", async (look) => {
    const { page } = await openPurchases(look, `?id=${disputed.purchase_id}`);
    await timeline(page).nth(7).waitFor();
    await inBothThemes(page, async (theme) => {
      await keepPicture(page, `purchases-${look.device}-${look.language}-${theme}`);
      expect(await seriousViolations(page), theme).toEqual([]);
    });
    expect(await overhang(page)).toBe(0);
  });
});
