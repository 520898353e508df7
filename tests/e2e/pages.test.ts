import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inBothThemes, keepPicture, launchBrowser } from "../support/browser.ts";
import { seriousViolations } from "../support/check-accessibility.ts";
import { enter, hasFocus, tabTo } from "../support/keyboard.ts";
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

  it("change language, tenant and person with the keyboard alone", async () => {
    const { page } = await signInTo(browser, stack.dashboardUrl, { language: "de" });
    const language = page.locator("html");
    const otherLanguage = page.getByRole("button", { name: /^(English|Deutsch)$/ });
    await enter(otherLanguage);
    await expect.poll(() => language.getAttribute("lang")).toBe("en");
    await page.getByRole("heading", { level: 1, name: "Cost dashboard" }).waitFor();
    expect(await hasFocus(otherLanguage)).toBe(true);

    const tenant = page.getByRole("combobox", { name: "Tenant" });
    await enter(tenant);
    // The list moves the focus a moment after it opens, and a moment after a key.
    await expect.poll(() => hasFocus(page.getByRole("option", { name: "Alpenblick" }))).toBe(true);
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => hasFocus(page.getByRole("option", { name: "Nordlicht" }))).toBe(true);
    await page.keyboard.press("Enter");
    await expect.poll(() => tenant.textContent()).toContain("Nordlicht");
    await expect.poll(() => hasFocus(tenant)).toBe(true);

    await enter(page.getByRole("button", { name: "Account" }));
    await page.getByRole("menuitem", { name: "Sign out" }).waitFor();
    const [left] = await Promise.all([
      page.waitForResponse(/\/auth\/v1\/logout\?scope=local$/),
      page.keyboard.press("Enter"),
    ]);
    expect(left.ok()).toBe(true);
    await page.getByLabel("Email").waitFor();
    await inBothThemes(page, async (theme) => {
      await keepPicture(page, `sign-in-en-${theme}`);
      expect(await seriousViolations(page), theme).toEqual([]);
    });
    await tabTo(page.getByLabel("Email"));
    await page.keyboard.type("owner@alpenblick.example");
    await tabTo(page.getByLabel("Password", { exact: true }));
    await page.keyboard.type("tenant-credits-demo");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Cost dashboard" }).waitFor();
  });

  it("hold still for those who asked for less motion", async () => {
    const { page } = await signInTo(browser, stack.dashboardUrl, { language: "en" });
    const dialog = page.getByRole("dialog");
    const seconds = async () => {
      await page.getByRole("button", { name: "Top up credits" }).click();
      const duration = await dialog.evaluate((it) => getComputedStyle(it).animationDuration);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      return parseFloat(duration);
    };
    expect(await seconds()).toBe(0.16);
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await seconds()).toBe(0.001);
  });
});
