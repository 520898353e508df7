import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, SOON } from "../support/browser.ts";
import { judge } from "../support/judge.ts";
import { enter, tabTo } from "../support/keyboard.ts";
import { flowLooks, type Look } from "../support/looks.ts";
import { openOperations } from "../support/operator.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let browser: Browser;
let owner: string;

beforeAll(async () => {
  [stack, browser] = await Promise.all([createTestStack({ dashboard: true }), launchBrowser()]);
  owner = await stack.signIn("owner@alpenblick.example");
});

// Nobody begins as many purchases in an hour as one does here in every look.
beforeEach(async () => {
  await stack.sql`delete from billing.rate_limits`;
});

afterAll(() => browser.close());

const open = (area: string, look: Look) => openOperations(browser, stack.dashboardUrl, area, look);

/** Whether the runs of the reconciler only looked, in their order. */
async function runs(): Promise<boolean[]> {
  const rows = await stack.sql<{ is_dry_run: boolean }[]>`
    select is_dry_run from billing.reconcile_runs where outcome = 'complete' order by run_id`;
  return rows.map(({ is_dry_run }) => is_dry_run);
}

describe("an operator, with the keyboard alone,", () => {
  it.each(flowLooks("de-light-desktop"))(
    "tries a case of the quarantine again and resolves it, then lifts a freeze: $name",
    async (look) => {
      const { t } = look;
      const { purchase_id, sessionId } = await stack.startPurchase(owner);
      await stack.stripe.control.quantity({ session: sessionId, quantity: 3 });
      await stack.stripe.control.pay({ session: sessionId });
      const good = await stack.startPurchase(owner);
      await stack.stripe.control.pay({ session: good.sessionId });
      const { warning } = await stack.stripe.control.fraudWarning({ session: good.sessionId });
      await stack.stripe.control.settled();
      const page = await open("quarantine", look);
      const retry = t("operations.retry_one", { id: purchase_id });
      await enter(page.getByRole("button", { name: retry }));
      await page.getByText(t("operations.quarantine.still", { reason: "quantity_mismatch" }))
        .waitFor();
      await judge(page, `operations-quarantine-${look.name}`);
      const resolve = t("operations.quarantine.resolve_one", { id: purchase_id });
      await enter(page.getByRole("button", { name: resolve }));
      await tabTo(page.getByLabel(t("operations.reason")));
      await page.keyboard.type("Refunded in Stripe");
      await judge(page, `operations-resolve-${look.name}`);
      await page.keyboard.press("Enter");
      await page.getByText(t("operations.quarantine.empty")).waitFor();
      await enter(page.getByRole("link", { name: t("operations.freezes") }));
      const lift = page.getByRole("button", {
        name: t("operations.freezes.lift_one", { id: warning.id }),
      });
      await lift.waitFor();
      await page.getByRole("link", { name: "Alpenblick Immobilien" }).waitFor();
      await judge(page, `operations-freezes-${look.name}`);
      await enter(lift);
      await tabTo(page.getByLabel(t("operations.reason")));
      await page.keyboard.type("Settled with the bank");
      await page.keyboard.press("Enter");
      await page.getByText(t("operations.freezes.empty")).waitFor();
      await judge(page, `operations-freezes-none-${look.name}`);
    },
  );

  it.each(flowLooks("de-dark-desktop"))(
    "tries a failed event again, tests the connection, and reconciles, dry and for good: $name",
    async (look) => {
      const { t } = look;
      const before = await stack.balance();
      const ran = await runs();
      await stack.stripe.control.drop({});
      const { sessionId } = await stack.startPurchase(owner, { package_id: "starter" });
      await stack.stripe.control.pay({ session: sessionId });
      const { events } = await stack.stripe.control.events({ type: "checkout.session.completed" });
      const event_id = events.at(-1)?.id ?? "";
      await stack.sql`select public.rpc_credit_record_event(
        ${event_id}, 'checkout.session.completed', false, 'failed', 'internal')`;
      const page = await open("events", look);
      const retry = page.getByRole("button", { name: t("operations.retry_one", { id: event_id }) });
      await retry.waitFor();
      await judge(page, `operations-events-${look.name}`);
      await tabTo(page.getByLabel(t("operations.status")));
      await page.keyboard.type(t("operations.event.failed"));
      await page.getByRole("cell", { name: t("operations.event.processed"), exact: true })
        .waitFor({ state: "detached" });
      await enter(retry);
      await page.getByText(t("operations.events.retried")).waitFor();
      expect(await stack.balance()).toBe(before + 50);
      await stack.stripe.control.clearRules();
      await enter(page.getByRole("link", { name: t("operations.connector") }));
      await enter(page.getByRole("button", { name: t("operations.connector.test") }));
      await page.getByText("acct_…ount").waitFor();
      await page.getByText(t("operations.connector.good", { at: "" }).replace(/[,.\s]+$/, ""))
        .waitFor();
      await judge(page, `operations-connector-${look.name}`);
      await enter(page.getByRole("link", { name: t("operations.reconcile") }));
      const atWork = page.getByText(t("operations.reconcile.working"));
      await enter(page.getByRole("button", { name: t("operations.reconcile.dry") }));
      await expect.poll(runs, SOON).toEqual([...ran, true]);
      await atWork.waitFor({ state: "detached" });
      await page.getByRole("cell", { name: t("operations.run.dry") }).first().waitFor();
      await enter(page.getByRole("button", { name: t("operations.reconcile.now") }));
      await expect.poll(runs, SOON).toEqual([...ran, true, false]);
      await atWork.waitFor({ state: "detached" });
      await judge(page, `operations-reconcile-${look.name}`);
    },
  );
});
