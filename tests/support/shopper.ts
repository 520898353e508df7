import type { Browser, BrowserContext, Page } from "playwright-core";
import { type Visit, visit } from "./browser.ts";

const PASSWORD = "tenant-credits-demo";
/** What the buttons and fields are called. */
const WORDS = {
  de: {
    signIn: "Anmelden",
    password: "Passwort",
    email: "E-Mail",
    topUp: "Credits aufladen",
    buy: "Kaufen",
  },
  en: {
    signIn: "Sign in",
    password: "Password",
    email: "Email",
    topUp: "Top up credits",
    buy: "Buy",
  },
} as const;

/** A signed-in person in a browser of their own. */
export type Shopper = { context: BrowserContext; page: Page };

/** Signs a demo user in on the dashboard. */
export async function signInTo(
  browser: Browser,
  dashboardUrl: string,
  look: Visit,
  email = "owner@alpenblick.example",
): Promise<Shopper> {
  const words = WORDS[look.language];
  const { context, page } = await visit(browser, dashboardUrl, look);
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: words.signIn, exact: true }).click();
  // The sign-in page has a heading as well; leaving it earlier would abort the sign-in.
  await page.getByLabel(words.email).waitFor({ state: "detached" });
  // By its tag: an address that opens a detail hides the page behind it from every role.
  await page.locator("h1").waitFor({ state: "attached" });
  return { context, page };
}

/** Opens the dialog, chooses a package, and returns the tab that Checkout opens in. */
export async function buy(
  { context, page }: Shopper,
  language: "de" | "en",
  name = "Standard",
): Promise<Page> {
  await page.getByRole("button", { name: WORDS[language].topUp }).click();
  await page.getByRole("radio", { name }).check({ force: true });
  const [checkout] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("button", { name: WORDS[language].buy, exact: true }).click(),
  ]);
  await checkout.locator("#pay").waitFor();
  return checkout;
}
