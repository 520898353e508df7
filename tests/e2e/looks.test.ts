import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createNodeClient } from "../../stack/node-client.ts";
import { DESKTOP, keepPicture, launchBrowser, PHONE } from "../support/browser.ts";
import { signInTo } from "../support/shopper.ts";
import { ALPENBLICK } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let browser: Browser;

/** A month of use, so that the pages are seen as people see them. */
async function useCredits(): Promise<void> {
  const supabaseAdmin = createNodeClient(stack.url, stack.secretKey);
  await supabaseAdmin.rpc("rpc_credit_topup", {
    tenant_id: ALPENBLICK,
    amount: 500,
    idempotency_key: "opening",
    source: "promotion",
    expires_at: new Date(Date.now() + 30 * 86_400_000).toISOString(),
  }).throwOnError();
  const actions = ["assistant_action", "letter", "pdf_extraction", "fax", "bank_sync", "email"];
  for (const [index, action] of actions.entries()) {
    await supabaseAdmin.rpc("rpc_credit_deduct", {
      tenant_id: ALPENBLICK,
      action,
      quantity: index + 1,
      idempotency_key: `use ${index}`,
    }).throwOnError();
  }
}

beforeAll(async () => {
  stack = await createTestStack({ dashboard: true });
  await useCredits();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** How far the page is wider than its window; 0 when nothing sticks out. */
function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

const LOOKS = (["de", "en"] as const).flatMap((language) =>
  (["light", "dark"] as const).flatMap((colorScheme) => [
    { language, colorScheme, device: "desktop", viewport: DESKTOP },
    { language, colorScheme, device: "phone", viewport: PHONE },
  ])
);

describe("the dashboard and its dialog", () => {
  it.each(LOOKS)("fit a $device, $language, $colorScheme", async (look) => {
    const { page } = await signInTo(browser, stack.dashboardUrl, look);
    await page.getByRole("row").nth(6).waitFor();
    await keepPicture(page, `dashboard-${look.device}-${look.language}-${look.colorScheme}`);
    expect(await page.locator("html").getAttribute("lang")).toBe(look.language);
    expect(await overhang(page)).toBe(0);

    await page.getByRole("button", { name: /Credits aufladen|Top up credits/ }).click();
    await page.getByRole("radio").nth(2).waitFor();
    await keepPicture(page, `dialog-${look.device}-${look.language}-${look.colorScheme}`);
    expect(await overhang(page)).toBe(0);
  });
});
