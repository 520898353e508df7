import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { creditsText } from "../../src/credits/credits-text.ts";
import { openAutoTopupShop } from "../support/auto-topup-shop.ts";
import { comeBack, launchBrowser, SOON } from "../support/browser.ts";
import { judge } from "../support/judge.ts";
import { enter, tabTo } from "../support/keyboard.ts";
import { flowLooks } from "../support/looks.ts";
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
  it.each(flowLooks("en-light-phone"))(
    "is a bank that wants a person: the overview says so, and two keys lead to the payment: $name",
    async (look) => {
      const { t, formats, name } = look;
      await shop.begin(shop.owner);
      await shop.bankSays("authentication_required");
      await shop.tick();
      expect(await shop.state()).toBe("needs_authentication");

      const { context, page } = await signInTo(
        browser,
        shop.dashboardUrl,
        look,
        "billing@alpenblick.example",
      );
      const notice = page.getByText(t("overview.bank.body", {
        credits: creditsText(t, formats, 100),
        price: formats.money(2500, "EUR"),
      }));
      await notice.waitFor();
      await judge(page, `bank-asks-${name}`);
      const confirm = page.getByRole("button", { name: t("top_up.finish") });
      const [checkout] = await Promise.all([context.waitForEvent("page"), enter(confirm)]);
      await enter(checkout.locator("#pay"));
      await page.getByRole("dialog").getByText(t("top_up.paid.title")).waitFor();
      await enter(page.getByRole("button", { name: t("app.done") }));

      await notice.waitFor({ state: "detached" });
      expect(await shop.balance()).toBe(100);
      await shop.tick();
      expect(await shop.state()).toBe("enough_credits");
    },
  );

  it.each(flowLooks("de-light-phone"))(
    "is a debt: how it came, how to settle it, and what a package leaves: $name",
    async (look) => {
      const { t, formats, name } = look;
      const credits = (amount: number) => creditsText(t, formats, amount);
      const session = await buyStandard();
      const spent = await shop.balance() - 30;
      await shop.sql`select public.rpc_credit_deduct(${ALPENBLICK}, ${spent}, ${randomUUID()})`;
      await shop.stripe.control.refund({ session, percent: 100 });
      await shop.stripe.control.settled();
      expect(await shop.balance()).toBe(-70);

      const { context, page } = await signInTo(browser, shop.dashboardUrl, look);
      const notice = page.getByText(t("overview.debt.title", { debt: credits(70) }));
      await notice.waitFor();
      await judge(page, `debt-${name}`);
      await enter(page.getByRole("button", { name: t("overview.debt.settle") }));
      const dialog = page.getByRole("dialog");
      const settles = { debt: credits(70), rest: credits(30) };
      await dialog.getByText(t("top_up.debt", settles)).waitFor();
      await judge(page, `debt-packages-${name}`);
      await tabTo(dialog.getByRole("radio", { name: "Standard" }));
      await page.keyboard.press("ArrowUp");
      const leaves = { debt: credits(70), rest: credits(20) };
      await dialog.getByText(t("top_up.debt_left", leaves)).waitFor();
      await page.keyboard.press("ArrowDown");
      const [checkout] = await Promise.all([
        context.waitForEvent("page"),
        enter(dialog.getByRole("button", { name: t("top_up.buy"), exact: true })),
      ]);
      await enter(checkout.locator("#pay"));
      await enter(dialog.getByRole("button", { name: t("app.done") }));
      await notice.waitFor({ state: "detached" });
      expect(await shop.balance()).toBe(30);
      expect(await shop.brokenRules()).toEqual([]);
    },
  );

  it.each(flowLooks("de-dark-desktop"))(
    "is a freeze: why, what still works, and whom to ask; a member reads it too: $name",
    async (look) => {
      const { t, name } = look;
      const session = await buyStandard();
      const { dispute } = await shop.stripe.control.dispute({ session });
      await shop.stripe.control.settled();

      const { page } = await signInTo(browser, shop.dashboardUrl, look);
      const notice = page.getByText(t("overview.frozen.body"));
      await notice.waitFor();
      await judge(page, `frozen-${name}`);
      await enter(page.getByRole("button", { name: t("top_up.title") }));
      await page.getByRole("dialog").getByText(t("top_up.frozen")).waitFor();
      await judge(page, `frozen-packages-${name}`);
      await page.keyboard.press("Escape");
      await enter(page.getByRole("link", { name: t("overview.to_purchases") }));
      await page.getByRole("heading", { level: 1, name: t("shell.purchases") }).waitFor();

      const member = await signInTo(
        browser,
        shop.dashboardUrl,
        look,
        "member@alpenblick.example",
      );
      await member.page.getByText(t("overview.frozen.title")).waitFor();
      for (const action of ["overview.debt.settle", "top_up.finish", "top_up.title"] as const) {
        expect(await member.page.getByRole("button", { name: t(action) }).count()).toBe(0);
      }

      await page.goBack();
      await notice.waitFor();
      await shop.stripe.control.decideDispute({ dispute: dispute.id, outcome: "won" });
      await shop.stripe.control.settled();
      await expect.poll(() => comeBack(page).then(() => notice.count()), SOON).toBe(0);
    },
  );
});
