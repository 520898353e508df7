import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { seriousViolations } from "../support/check-accessibility.ts";
import { signInTo } from "../support/shopper.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let browser: Browser;

beforeAll(async () => {
  stack = await createTestStack({ dashboard: true });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

describe("the pages", () => {
  it("are reached by their address, also by one that leads nowhere", async () => {
    const { page } = await signInTo(browser, `${stack.dashboardUrl}/nowhere`, { language: "en" });
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
    expect(await page.title()).toBe("There is no such page – Tenant Credits");
    expect(await seriousViolations(page)).toEqual([]);
    await page.reload();
    await page.getByRole("link", { name: "To the overview" }).click();

    const heading = page.getByRole("heading", { level: 1, name: "Cost dashboard" });
    await heading.waitFor();
    await expect.poll(() => heading.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(new URL(page.url()).pathname).toBe("/");
    expect(await page.title()).toBe("Cost dashboard – Tenant Credits");
    await page.goBack();
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
  });

  it("offer the way past header and navigation to the keyboard", async () => {
    const { page } = await signInTo(browser, stack.dashboardUrl, { language: "de" });
    await page.getByRole("heading", { name: "Kostendashboard" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
  });
});
