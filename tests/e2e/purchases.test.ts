import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  comeBack,
  DESKTOP,
  inBothThemes,
  keepPicture,
  launchBrowser,
  overhang,
  PHONE,
  SOON,
} from "../support/browser.ts";
import { seriousViolations } from "../support/check-accessibility.ts";
import { signInTo } from "../support/shopper.ts";
import { NORDLICHT, USERS } from "../support/test-database.ts";
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

describe("many purchases", () => {
  it("are read page by page; a change shows on every page, and moves none", async () => {
    const { sql } = stack;
    const buy = (count: number, created_at: string) =>
      sql`
        insert into billing.purchases (
          tenant_id, attempt_id, package_id, package_labels, credit_type, amount_credits,
          price_minor, currency, livemode, created_by, checkout_locale, status, created_at
        )
        select ${NORDLICHT}, gen_random_uuid(), 'standard', '{"de": "Standard", "en": "Standard"}',
          'credit', 100, 2500, 'EUR', false, ${USERS.owner}, 'en', 'open', ${created_at}
        from generate_series(1, ${count}::integer)`;
    // More at one moment than a page holds: as a job might write them.
    await buy(30, "2026-01-01T00:00:00.123456Z");
    await buy(15, "2025-01-01T00:00:00Z");
    const { page } = await openPurchases({ language: "en" }, "", "owner@nordlicht.example");
    const items = page.getByRole("main").getByRole("button", { expanded: false });
    for (const shown of [40, 45]) {
      await page.getByRole("button", { name: "Load more" }).click();
      await expect.poll(() => items.count()).toBe(shown);
    }

    await sql`
      update billing.purchases as p set status = 'processing', updated_at = now()
      where p.purchase_id = (
        select purchase_id from billing.purchases where tenant_id = ${NORDLICHT}
        order by created_at limit 1
      )`;
    await buy(1, "2026-02-01T00:00:00Z");
    await expect.poll(() => comeBack(page).then(() => items.count()), SOON).toBe(46);
    await page.getByRole("button", { name: /Standard.*Processing/ }).waitFor();

    await buy(21, "2026-03-01T00:00:00Z");
    const newer = page.getByText("Many entries have been added since");
    await expect.poll(() => comeBack(page).then(() => newer.count()), SOON).toBe(1);
    expect(await items.count()).toBe(46);
    await keepPicture(page, "purchases-newer");
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Show the newest" }).press("Enter");
    await expect.poll(() => items.count()).toBe(20);
    expect(await page.evaluate("document.activeElement.role")).toBe("status");
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
