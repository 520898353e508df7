import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { creditsText } from "../../src/credits/credits-text.ts";
import { comeBack, launchBrowser, SOON, type Visit } from "../support/browser.ts";
import { judge } from "../support/judge.ts";
import { flowLooks, inPairs, type Look } from "../support/looks.ts";
import { signInTo } from "../support/shopper.ts";
import { NORDLICHT, USERS } from "../support/test-database.ts";
import { createTestStack, type Started, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let browser: Browser;
let owner: string;
let disputed: Started;

/** A purchase that was paid, refunded in part and then disputed. */
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

const openPurchases = (look: Visit, search = "", email?: string) =>
  signInTo(browser, `${stack.dashboardUrl}/purchases${search}`, look, email);

const timeline = (page: Page) => page.getByRole("listitem").getByRole("listitem");

/** The button that opens the purchase of a package in a state. */
const itemOf = (page: Page, name: string, state: string) =>
  page.getByRole("button", { name: new RegExp(`${name}.*${state}`) });

/** What the timeline of the disputed purchase says. */
function story({ t, formats }: Look): string[] {
  const credits = (amount: number) => creditsText(t, formats, amount);
  const money = (minor: number) => formats.money(minor, "EUR");
  return [
    t("purchases.said.created"),
    t("purchases.said.open"),
    t("purchases.said.credited", { credits: credits(100) }),
    t("purchases.said.refunded", { money: money(1_000) }),
    t("purchases.said.reversed", { credits: credits(40) }),
    t("purchases.said.disputed_for", { money: money(1_500) }),
    t("purchases.said.frozen"),
    t("purchases.said.reversed", { credits: credits(60) }),
  ];
}

describe("a purchase", () => {
  it.each(flowLooks("de-light-phone"))(
    "tells what happened to it in the order of time, refunds and disputes in words: $name",
    async (look) => {
      const { page } = await openPurchases(look);
      const item = itemOf(page, "Standard", look.t("purchases.status.reversed"));
      await item.focus();
      await page.keyboard.press("Enter");
      await timeline(page).nth(7).waitFor();

      expect(await item.getAttribute("aria-expanded")).toBe("true");
      expect(await timeline(page).locator("p").allInnerTexts()).toEqual(story(look));
      expect(new URL(page.url()).search).toBe(`?id=${disputed.purchase_id}`);
      await judge(page, `purchase-story-${look.name}`);
    },
  );

  it.each(flowLooks("de-dark-phone"))(
    "leads to its receipt at Stripe, and to its credits in the history: $name",
    async (look) => {
      const { t, name } = look;
      const { context, page } = await openPurchases(look, `?id=${disputed.purchase_id}`);
      await timeline(page).nth(7).waitFor();
      await judge(page, `purchase-receipt-${name}`);
      const [receipt] = await Promise.all([
        context.waitForEvent("page"),
        page.getByRole("button", { name: t("purchases.receipt") }).click(),
      ]);
      await receipt.getByRole("heading", { name: "Receipt" }).waitFor();
      await receipt.getByText("€25.00").first().waitFor();
      await receipt.close();

      await page.getByRole("link", { name: t("purchases.in_history") }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("link", { name: t("history.detail.to_purchase") }).click();
      await timeline(page).first().waitFor();
    },
  );

  it.each(inPairs(flowLooks("en-light-desktop")))(
    "that is open is paid on one device, and shows on another by itself: $here.name, $there.name",
    async ({ here, there }) => {
      const open = await stack.startPurchase(owner, { package_id: "power" });
      const before = await stack.balance();
      const overview = await signInTo(browser, stack.dashboardUrl, here);
      const { context, page } = await openPurchases(
        there,
        `?id=${open.purchase_id}`,
        "billing@alpenblick.example",
      );
      const goOn = page.getByRole("button", { name: there.t("purchases.resume") });
      await timeline(page).first().waitFor();
      await judge(page, `purchase-open-${there.name}`);
      const [checkout] = await Promise.all([context.waitForEvent("page"), goOn.click()]);
      await checkout.locator("#pay").click();

      const credits = creditsText(there.t, there.formats, 500);
      await page.getByText(there.t("purchases.said.credited", { credits })).waitFor();
      const balance = here.formats.count(before + 500);
      await overview.page.getByText(balance, { exact: true }).first().waitFor();
    },
  );

  it.each(flowLooks("de-light-desktop"))(
    "offers a member neither receipt nor payment, and a stranger nothing at all: $name",
    async (look) => {
      const { t, name } = look;
      await stack.startPurchase(owner, { package_id: "starter" });
      const { page } = await openPurchases(
        look,
        `?id=${disputed.purchase_id}`,
        "member@alpenblick.example",
      );
      await timeline(page).nth(7).waitFor();
      expect(await page.getByRole("button", { name: t("purchases.receipt") }).count()).toBe(0);
      await itemOf(page, "Starter", t("purchases.status.open")).first().click();
      await timeline(page).nth(7).waitFor({ state: "detached" });
      await timeline(page).first().waitFor();
      await judge(page, `purchases-member-${name}`);
      expect(await page.getByRole("button", { name: t("purchases.resume") }).count()).toBe(0);

      const stranger = await openPurchases(look, "", "viewer@nordlicht.example");
      await stranger.page.getByText(t("purchases.empty")).waitFor();
      await judge(stranger.page, `purchases-none-${name}`);
    },
  );
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
    await judge(page, "purchases-newer-en-light-desktop");
    await page.getByRole("button", { name: "Show the newest" }).press("Enter");
    await expect.poll(() => items.count()).toBe(20);
    expect(await page.evaluate("document.activeElement.role")).toBe("status");
  });
});
