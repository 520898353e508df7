import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillDemo } from "../../stack/fill-demo.ts";
import {
  DESKTOP,
  inBothThemes,
  keepPicture,
  launchBrowser,
  overhang,
  PHONE,
} from "../support/browser.ts";
import { seriousViolations } from "../support/check-accessibility.ts";
import { signInTo } from "../support/shopper.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let browser: Browser;

beforeAll(async () => {
  stack = await createTestStack({ dashboard: true });
  // A month of use, so that the pages are seen as people see them.
  [browser] = await Promise.all([launchBrowser(), fillDemo(stack)]);
});

afterAll(async () => {
  await browser?.close();
});

const LOOKS = (["de", "en"] as const).flatMap((language) => [
  { language, device: "desktop", viewport: DESKTOP },
  { language, device: "phone", viewport: PHONE },
]);

describe("the overview and its dialog", () => {
  it.each(LOOKS)("fit a $device, $language, light and dark", async (look) => {
    const name = `${look.device}-${look.language}`;
    const { page } = await signInTo(browser, stack.dashboardUrl, look);
    await page.locator("[data-day]").first().waitFor();
    await page.getByRole("row").nth(6).waitFor();
    await page.getByText(/^(Reicht etwa|Lasts until)/).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe(look.language);
    await inBothThemes(page, async (theme) => {
      await keepPicture(page, `dashboard-${name}-${theme}`);
      expect(await seriousViolations(page), theme).toEqual([]);
    });
    expect(await overhang(page)).toBe(0);
    await page.getByText(/^(Als Tabelle|As a table)$/).click();
    await page.getByRole("columnheader", { name: /^(Tag|Day) \(UTC\)$/ }).waitFor();
    expect(await overhang(page)).toBe(0);

    await page.getByRole("button", { name: /Credits aufladen|Top up credits/ }).click();
    await page.getByRole("radio").nth(2).waitFor();
    await inBothThemes(page, async (theme) => {
      await keepPicture(page, `dialog-${name}-${theme}`);
      expect(await seriousViolations(page), theme).toEqual([]);
    });
    expect(await overhang(page)).toBe(0);
  });
});
