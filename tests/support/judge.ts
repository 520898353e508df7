import type { Page } from "playwright-core";
import { expect } from "vitest";
import { keepPicture, overhang } from "./browser.ts";
import { seriousViolations } from "./check-accessibility.ts";

/** Keeps a picture of the page; expects that all of it fits, and that axe finds nothing serious. */
export async function judge(page: Page, picture: string): Promise<void> {
  await page.locator("body:not(:has([aria-busy=true]))").waitFor();
  await keepPicture(page, picture);
  expect(await overhang(page), picture).toBe(0);
  expect(await seriousViolations(page), picture).toEqual([]);
}
