import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { DESKTOP, keepPicture, launchBrowser, PHONE, type Visit } from "../support/browser.ts";
import { seriousViolations } from "../support/check-accessibility.ts";
import { enter, hasFocus, tabTo } from "../support/keyboard.ts";
import { signInTo } from "../support/shopper.ts";
import { ALPENBLICK } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

const OPERATOR = "operator@tenant-credits.example";
const AREAS = [
  ...["tenants", "catalogue", "quarantine", "freezes", "reconciliation", "events", "connector"],
  "log",
  `tenants/${ALPENBLICK}`,
];

let stack: TestStack;
let browser: Browser;
let owner: string;

beforeAll(async () => {
  [stack, browser] = await Promise.all([createTestStack({ dashboard: true }), launchBrowser()]);
  owner = await stack.signIn("owner@alpenblick.example");
});

afterAll(() => browser.close());

async function open(area: string, look: Visit = { language: "en" }): Promise<Page> {
  const { page } = await signInTo(browser, stack.dashboardUrl, look, OPERATOR);
  // Whoever belongs to no tenant is led here; before that, the sign-in is still on its way.
  await page.waitForURL("**/operations");
  await page.goto(`${stack.dashboardUrl}/operations/${area}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

/** Nothing is wider than the screen. */
const overhang = (page: Page) =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

describe("an operator, with the keyboard alone,", () => {
  it("finds a tenant, adjusts its balance with a reason, and reads it as the tenant does", async () => {
    const page = await open("tenants");
    await tabTo(page.getByLabel("Name or id"));
    await page.keyboard.type("alpen");
    await page.keyboard.press("Enter");
    await page.getByText("Nordlicht").waitFor({ state: "detached" });
    await enter(page.getByRole("link", { name: "Alpenblick Immobilien" }));
    const adjust = page.getByRole("button", { name: "Adjust balance" });
    await enter(adjust);
    await page.keyboard.press("Tab");
    await page.keyboard.type("25");
    await page.getByText("Balance: 0 → 25").waitFor();
    await keepPicture(page, "operations-adjust-en-light-desktop");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Goodwill after the outage");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("cell", { name: "25 credits added by hand Goodwill after the outage" })
      .waitFor();
    expect(await stack.balance()).toBe(25);
    await expect.poll(() => hasFocus(adjust)).toBe(true);
    await enter(page.getByRole("link", { name: "See it in the log" }));
    await page.getByRole("cell", { name: "Adjust balance: +25 Goodwill after the outage" })
      .waitFor();
    await enter(page.getByRole("button", { name: "Show all tenants again" }));
    await page.waitForURL(/log$/);
  });

  it("tries a case of the quarantine again and resolves it, then lifts a freeze", async () => {
    const { purchase_id, sessionId } = await stack.startPurchase(owner);
    await stack.stripe.control.quantity({ session: sessionId, quantity: 3 });
    await stack.stripe.control.pay({ session: sessionId });
    const good = await stack.startPurchase(owner);
    await stack.stripe.control.pay({ session: good.sessionId });
    const { warning } = await stack.stripe.control.fraudWarning({ session: good.sessionId });
    await stack.stripe.control.settled();
    const page = await open("quarantine", { language: "de" });
    await enter(page.getByRole("button", { name: `Erneut versuchen: ${purchase_id}` }));
    await page.getByText("Passt noch immer nicht: quantity_mismatch").waitFor();
    await enter(page.getByRole("button", { name: `${purchase_id} abschließen` }));
    await tabTo(page.getByLabel("Begründung"));
    await page.keyboard.type("In Stripe erstattet");
    await page.keyboard.press("Enter");
    await page.getByText("Kein Fall wartet.").waitFor();
    await enter(page.getByRole("link", { name: "Sperren" }));
    await enter(page.getByRole("button", { name: `Sperre ${warning.id} aufheben` }));
    await tabTo(page.getByLabel("Begründung"));
    await page.keyboard.type("Mit der Bank geklärt");
    await page.keyboard.press("Enter");
    await page.getByText("Kein Konto ist gesperrt.").waitFor();
  });

  it("changes a package, sees what that means, and restores the version before", async () => {
    const page = await open("catalogue");
    await enter(page.getByRole("button", { name: "Edit Standard" }));
    const dialog = page.getByRole("dialog");
    await tabTo(dialog.getByLabel("Price", { exact: true }));
    await page.keyboard.press("Control+A");
    await page.keyboard.type("29.00");
    await dialog.getByText("€0.25 → €0.29").waitFor();
    await tabTo(dialog.getByLabel("Reason"));
    await page.keyboard.type("Autumn prices");
    await keepPicture(page, "operations-package-en-light-desktop");
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("cell", { name: "€29.00" }).waitFor();
    await enter(page.getByRole("button", { name: "Edit Standard" }));
    await page.getByText(/Autumn prices/).waitFor();
    const restore = page.getByRole("button", { name: "Restore version 1" });
    await enter(restore);
    await page.getByRole("row", { name: "Price €29.00 €25.00" }).waitFor();
    await keepPicture(page, "operations-restore-en-light-desktop");
    expect(await seriousViolations(page)).toEqual([]);
    await enter(page.getByRole("button", { name: "Back" }));
    await expect.poll(() => hasFocus(restore)).toBe(true);
    await enter(restore);
    await page.keyboard.type("Back to summer");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("cell", { name: "€25.00" }).waitFor();
    expect(
      await stack.sql`select version, reason from billing.catalogue_versions
        where item_id = 'standard' and version > 1 order by version`,
    ).toEqual([{ version: 2, reason: "Autumn prices" }, { version: 3, reason: "Back to summer" }]);
  });

  it("tries a failed event again, tests the connection, and reconciles, dry and for good", async () => {
    const before = await stack.balance();
    await stack.stripe.control.drop({});
    const { sessionId } = await stack.startPurchase(owner, { package_id: "starter" });
    await stack.stripe.control.pay({ session: sessionId });
    const { events } = await stack.stripe.control.events({ type: "checkout.session.completed" });
    const event_id = events.at(-1)?.id ?? "";
    await stack.sql`select public.rpc_credit_record_event(
      ${event_id}, 'checkout.session.completed', false, 'failed', 'internal')`;
    const page = await open("events");
    await tabTo(page.getByLabel("Status"));
    await page.keyboard.type("Failed");
    await page.getByText("Processed", { exact: true }).and(page.locator("td *"))
      .waitFor({ state: "detached" });
    await enter(page.getByRole("button", { name: `Try again: ${event_id}` }));
    await page.getByText("Done: the event was taken").waitFor();
    expect(await stack.balance()).toBe(before + 50);
    await stack.stripe.control.clearRules();
    await enter(page.getByRole("link", { name: "Stripe connection" }));
    await enter(page.getByRole("button", { name: "Test connection" }));
    await page.getByText("acct_…ount").waitFor();
    await page.getByText("All is well").waitFor();
    await enter(page.getByRole("link", { name: "Reconciliation" }));
    await enter(page.getByRole("button", { name: "Dry run" }));
    await page.getByText(/^Done\. Looked at/).waitFor();
    await page.getByRole("cell", { name: "Complete Dry run" }).waitFor();
    await enter(page.getByRole("button", { name: "Run now" }));
    await page.getByRole("cell", { name: "Complete", exact: true }).waitFor();
  });
});

describe("the operators' pages", () => {
  it.each<[string, Visit]>([
    ["en-light-desktop", { language: "en", viewport: DESKTOP }],
    ["de-dark-phone", { language: "de", colorScheme: "dark", viewport: PHONE }],
  ])("suit everybody and fit the screen: %s", async (name, look) => {
    const page = await open("tenants", look);
    for (const area of AREAS) {
      await page.goto(`${stack.dashboardUrl}/operations/${area}`);
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      await page.locator("body:not(:has([aria-busy=true]))").waitFor();
      expect(await seriousViolations(page), area).toEqual([]);
      expect(await overhang(page), area).toBe(0);
      await keepPicture(page, `operations-${area.replace(/\/.*/, "-one")}-${name}`);
    }
  });

  it("are no pages to an owner, who sees no way there and is refused by the function", async () => {
    const { page } = await signInTo(browser, stack.dashboardUrl, { language: "en" });
    await page.getByRole("button", { name: "Top up credits" }).waitFor();
    expect(await page.getByRole("link", { name: "Operations" }).count()).toBe(0);
    await page.goto(`${stack.dashboardUrl}/operations/tenants`);
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
    expect((await stack.post("credit-operations/tenants", owner, {})).status).toBe(403);
    onTestFinished(() => stack.sql`delete from billing.rate_limits`.then(() => undefined));
  });
});
