import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { judge } from "../support/judge.ts";
import { enter, hasFocus, tabTo } from "../support/keyboard.ts";
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

afterAll(() => browser.close());

const open = (area: string, look: Look) => openOperations(browser, stack.dashboardUrl, area, look);

/** The versions of a package so far. */
async function versionsOf(item: string): Promise<{ version: number; reason: string }[]> {
  return await stack.sql`select version, reason from billing.catalogue_versions
    where item_id = ${item} order by version`;
}

/** Whether the runs of the reconciler only looked, in their order. */
async function runs(): Promise<boolean[]> {
  const rows = await stack.sql<{ is_dry_run: boolean }[]>`
    select is_dry_run from billing.reconcile_runs where outcome = 'complete' order by run_id`;
  return rows.map(({ is_dry_run }) => is_dry_run);
}

describe("an operator, with the keyboard alone,", () => {
  it.each(flowLooks("en-dark-desktop"))(
    "changes a package, sees what that means, and restores the version before: $name",
    async (look) => {
      const { t, formats } = look;
      const euro = (minor: number) => formats.money(minor, "EUR");
      const perCredit = (minor: number) => formats.moneyPerCredit(minor, "EUR", 100);
      const number = (await versionsOf("standard")).length;
      const page = await open("catalogue", look);
      const edit = page.getByRole("button", {
        name: t("operations.catalogue.edit_one", { name: "Standard" }),
      });
      await edit.waitFor();
      await judge(page, `operations-catalogue-${look.name}`);
      await enter(edit);
      const dialog = page.getByRole("dialog");
      await tabTo(dialog.getByLabel(t("operations.price"), { exact: true }));
      await page.keyboard.press("Control+A");
      await page.keyboard.type(formats.moneyToEdit(2900, "EUR"));
      await dialog.getByText(
        t("operations.preview.change", { before: perCredit(2500), after: perCredit(2900) }),
      ).waitFor();
      await tabTo(dialog.getByLabel(t("operations.reason")));
      await page.keyboard.type("Autumn prices");
      await judge(page, `operations-package-${look.name}`);
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
      await page.getByRole("cell", { name: euro(2900), exact: true }).waitFor();
      await enter(edit);
      await page.getByText(/Autumn prices/).first().waitFor();
      const restore = page.getByRole("button", {
        name: t("operations.restore.one", { number: formats.count(number) }),
        exact: true,
      });
      await enter(restore);
      const change = `${t("operations.price")} ${euro(2900)} ${euro(2500)}`;
      await page.getByRole("row", { name: change }).waitFor();
      await judge(page, `operations-restore-${look.name}`);
      await enter(page.getByRole("button", { name: t("operations.restore.back") }));
      await expect.poll(() => hasFocus(restore)).toBe(true);
      await enter(restore);
      await page.keyboard.type("Back to summer");
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
      await page.getByRole("cell", { name: euro(2500), exact: true }).waitFor();
      expect((await versionsOf("standard")).slice(number)).toEqual([
        { version: number + 1, reason: "Autumn prices" },
        { version: number + 2, reason: "Back to summer" },
      ]);
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
      await expect.poll(runs).toEqual([...ran, true]);
      await atWork.waitFor({ state: "detached" });
      await page.getByRole("cell", { name: t("operations.run.dry") }).first().waitFor();
      await enter(page.getByRole("button", { name: t("operations.reconcile.now") }));
      await expect.poll(runs).toEqual([...ran, true, false]);
      await atWork.waitFor({ state: "detached" });
      await judge(page, `operations-reconcile-${look.name}`);
    },
  );
});
