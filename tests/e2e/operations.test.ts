import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { DESKTOP, keepPicture, launchBrowser, PHONE, type Visit } from "../support/browser.ts";
import { seriousViolations } from "../support/check-accessibility.ts";
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

describe("an operator", () => {
  it("adjusts a balance with a reason, by the keyboard alone", async () => {
    const page = await open("tenants");
    await page.getByLabel("Name or id").focus();
    await page.keyboard.type("alpen");
    await page.keyboard.press("Enter");
    await page.getByText("Nordlicht").waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Alpenblick Immobilien" }).focus();
    await page.keyboard.press("Enter");
    const adjust = page.getByRole("button", { name: "Adjust balance" });
    await adjust.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("25");
    await page.getByText("Balance: 0 → 25").waitFor();
    await keepPicture(page, "operations-adjust-en-light-desktop");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Goodwill after the outage");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("cell", { name: "Goodwill after the outage" }).first().waitFor();
    expect(await stack.balance()).toBe(25);
    expect(await adjust.evaluate("document.activeElement.textContent")).toBe("Adjust balance");
  });

  it("resolves a case of the quarantine", async () => {
    const { purchase_id, sessionId } = await stack.startPurchase(owner);
    await stack.stripe.control.quantity({ session: sessionId, quantity: 3 });
    await stack.stripe.control.pay({ session: sessionId });
    await stack.stripe.control.settled();
    const page = await open("quarantine", { language: "de" });
    await page.getByRole("button", { name: `Erneut versuchen: ${purchase_id}` }).click();
    await page.getByText("Passt noch immer nicht: quantity_mismatch").waitFor();
    await page.getByRole("button", { name: `${purchase_id} abschließen` }).click();
    await page.getByLabel("Begründung").fill("In Stripe erstattet");
    await page.getByRole("dialog").getByRole("button", { name: "Abschließen" }).click();
    await page.getByText("Kein Fall wartet.").waitFor();
  });

  it("changes a package, sees what that means, and finds the version before", async () => {
    const page = await open("catalogue");
    await page.getByRole("button", { name: "Edit Standard" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Price", { exact: true }).fill("29.00");
    await dialog.getByText("€0.25 → €0.29").waitFor();
    await dialog.getByLabel("Reason").fill("Autumn prices");
    await keepPicture(page, "operations-package-en-light-desktop");
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Save as a new version" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("cell", { name: "€29.00" }).waitFor();
    await page.getByRole("button", { name: "Edit Standard" }).click();
    await page.getByText("Version 2").waitFor();
    await page.getByText(/Autumn prices/).waitFor();
    await page.getByText("Version 1").waitFor();
  });

  it("tries a failed event again, and the buyer has the credits", async () => {
    const before = await stack.balance();
    await stack.stripe.control.drop({});
    const { sessionId } = await stack.startPurchase(owner, { package_id: "starter" });
    await stack.stripe.control.pay({ session: sessionId });
    const { events } = await stack.stripe.control.events({ type: "checkout.session.completed" });
    const event_id = events.at(-1)?.id ?? "";
    await stack.sql`select public.rpc_credit_record_event(
      ${event_id}, 'checkout.session.completed', false, 'failed', 'internal')`;
    const page = await open("events");
    await page.getByRole("button", { name: `Try again: ${event_id}` }).click();
    await page.getByText("Done: the event was taken").waitFor();
    expect(await stack.balance()).toBe(before + 50);
    await stack.stripe.control.clearRules();
  });

  it("tests the connection to Stripe and reconciles", async () => {
    const page = await open("connector");
    await page.getByRole("button", { name: "Test connection" }).click();
    await page.getByText("acct_…ount").waitFor();
    await page.getByText("All is well").waitFor();
    await page.getByRole("link", { name: "Reconciliation" }).click();
    await page.getByRole("button", { name: "Dry run" }).click();
    await page.getByText(/^Done\. Looked at/).waitFor();
    await page.getByRole("cell", { name: "Complete Dry run" }).waitFor();
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
