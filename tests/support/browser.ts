import type { Browser, BrowserContext, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { chooseLocale, type Language } from "../../src/i18n/language.ts";

export { launchBrowser } from "./launch-browser.ts";

export type Visit = {
  language: Language;
  colorScheme?: "light" | "dark";
  viewport?: { width: number; height: number };
};

export const DESKTOP = { width: 1280, height: 860 };
export const PHONE = { width: 390, height: 844 };

/** A person's fresh browser profile; any error on one of its pages fails the test. */
export async function visit(
  browser: Browser,
  url: string,
  { language, colorScheme = "light", viewport = DESKTOP }: Visit,
): Promise<{ context: BrowserContext; page: Page }> {
  const locale = chooseLocale(language, []);
  const context = await browser.newContext({ locale, colorScheme, viewport });
  const problems: string[] = [];
  context.on("weberror", (error) => problems.push(String(error.error())));
  onTestFinished(async () => {
    await context.close();
    if (problems.length > 0) throw new Error(`The page threw: ${problems.join("; ")}`);
  });
  const page = await context.newPage();
  await page.goto(url);
  return { context, page };
}

/** Does the same in both themes; the page stays in the last one. */
export async function inBothThemes(
  page: Page,
  look: (colorScheme: "light" | "dark") => Promise<void>,
): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await look(colorScheme);
  }
}

/** How far the page is wider than its window; 0 when nothing sticks out. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** How long a page may take to show what has changed; it looks at most every two seconds. */
export const SOON = { timeout: 20_000, interval: 500 };

/** Returns to the page's window, which makes it look whether anything has changed. */
export async function comeBack(page: Page): Promise<void> {
  await page.evaluate("dispatchEvent(new Event('focus'))");
}

/** Keeps a picture of the page under test-results/screenshots; no mouse rests on anything there. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `test-results/screenshots/${name}.png`, animations: "disabled" });
}
