import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

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
