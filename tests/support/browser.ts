import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";

/** Without these, Chromium looks for its maker's servers at every start. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** A headless Chromium: Debian's, or the one that the variable CHROMIUM names. */
export async function launchBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`Cannot find ${CHROMIUM}: install Debian's package chromium or set CHROMIUM`);
  }
  return await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
}

export type Visit = {
  language: "de" | "en";
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
  const locale = language === "de" ? "de-DE" : "en-GB";
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

/** Keeps a picture of the page under test-results/screenshots. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/screenshots/${name}.png`, animations: "disabled" });
}
