import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAutoTopupShop } from "../support/auto-topup-shop.ts";
import { keepPicture, launchBrowser, PHONE } from "../support/browser.ts";
import { seriousViolations } from "../support/check-accessibility.ts";
import { enter, tabTo } from "../support/keyboard.ts";
import { signInTo } from "../support/shopper.ts";
import { ALPENBLICK } from "../support/test-database.ts";

let shop: Awaited<ReturnType<typeof openAutoTopupShop>>;
let browser: Browser;

beforeAll(async () => {
  shop = await openAutoTopupShop({ dashboard: true });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** Buys 100 credits as the owner and returns the session that was paid. */
async function buyStandard(): Promise<string> {
  const { sessionId } = await shop.startPurchase(shop.owner);
  await shop.stripe.control.pay({ session: sessionId });
  await shop.stripe.control.settled();
  return sessionId;
}

describe("what stands in the way", () => {
  it("is a bank that wants a person: the overview says so, and two keys lead to the payment", async () => {
    await shop.begin(shop.owner);
    await shop.bankSays("authentication_required");
    await shop.tick();
    expect(await shop.state()).toBe("needs_authentication");

    const { context, page } = await signInTo(
      browser,
      shop.dashboardUrl,
      { language: "en" },
      "billing@alpenblick.example",
    );
    const notice = page.getByText("An automatic top-up of 100 credits for €25.00 is due.");
    await notice.waitFor();
    await keepPicture(page, "bank-asks-en");
    expect(await seriousViolations(page)).toEqual([]);
    const confirm = page.getByRole("button", { name: "Confirm the payment now" });
    const [checkout] = await Promise.all([context.waitForEvent("page"), enter(confirm)]);
    await enter(checkout.locator("#pay"));
    await page.getByRole("dialog").getByText("Thank you, payment received").waitFor();
    await enter(page.getByRole("button", { name: "Done" }));

    await notice.waitFor({ state: "detached" });
    expect(await shop.balance()).toBe(100);
    await shop.tick();
    expect(await shop.state()).toBe("enough_credits");
  });

  it("is a debt: how it came, how to settle it, and what a package leaves", async () => {
    const session = await buyStandard();
    const spent = await shop.balance() - 30;
    await shop.sql`select public.rpc_credit_deduct(${ALPENBLICK}, ${spent}, ${randomUUID()})`;
    await shop.stripe.control.refund({ session, percent: 100 });
    await shop.stripe.control.settled();
    expect(await shop.balance()).toBe(-70);

    const { context, page } = await signInTo(
      browser,
      shop.dashboardUrl,
      { language: "de", viewport: PHONE },
    );
    const notice = page.getByText("70 Credits im Minus");
    await notice.waitFor();
    await keepPicture(page, "debt-phone-de");
    await enter(page.getByRole("button", { name: "English" }));
    await page.getByText("70 credits below zero").waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.keyboard.press("Enter");

    await enter(page.getByRole("button", { name: "Jetzt ausgleichen" }));
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Danach verfügbar: 30 Credits.").waitFor();
    await keepPicture(page, "debt-dialog-phone-de");
    expect(await seriousViolations(page)).toEqual([]);
    await tabTo(dialog.getByRole("radio", { name: "Standard" }));
    await page.keyboard.press("ArrowUp");
    await dialog.getByText("Danach noch offen: 20 Credits.").waitFor();
    await page.keyboard.press("ArrowDown");
    const [checkout] = await Promise.all([
      context.waitForEvent("page"),
      enter(dialog.getByRole("button", { name: "Kaufen" })),
    ]);
    await enter(checkout.locator("#pay"));
    await enter(dialog.getByRole("button", { name: "Fertig" }));
    await notice.waitFor({ state: "detached" });
    expect(await shop.balance()).toBe(30);
    expect(await shop.brokenRules()).toEqual([]);
  });

  it("is a freeze: why, what still works, and whom to ask; a member reads it too", async () => {
    const session = await buyStandard();
    await shop.stripe.control.dispute({ session });
    await shop.stripe.control.settled();

    const { page } = await signInTo(
      browser,
      shop.dashboardUrl,
      { language: "de", colorScheme: "dark" },
    );
    await page.getByText("Verbrauch gesperrt").waitFor();
    await page.getByText("Aufladen ist weiter möglich, verbrauchen erst nach der Klärung.")
      .waitFor();
    await keepPicture(page, "frozen-dark-de");
    expect(await seriousViolations(page)).toEqual([]);
    await enter(page.getByRole("button", { name: "Credits aufladen" }));
    await page.getByRole("dialog").getByText("Eine Zahlung ist strittig.").waitFor();
    await keepPicture(page, "frozen-dialog-dark-de");
    await page.keyboard.press("Escape");
    await enter(page.getByRole("link", { name: "Zu den Käufen" }));
    await page.getByRole("heading", { level: 1, name: "Käufe" }).waitFor();

    const member = await signInTo(
      browser,
      shop.dashboardUrl,
      { language: "en" },
      "member@alpenblick.example",
    );
    await member.page.getByText("Spending is frozen").waitFor();
    expect(await member.page.getByRole("button", { name: /Settle|Confirm/ }).count()).toBe(0);
  });
});
