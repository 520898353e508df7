import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Language } from "../../src/i18n/language.ts";
import { type Visit, visit } from "./browser.ts";
import { speak } from "./looks.ts";

const PASSWORD = "tenant-credits-demo";

/** A signed-in person in a browser of their own. */
export type Shopper = { context: BrowserContext; page: Page };

/** Signs a demo user in on the dashboard. */
export async function signInTo(
  browser: Browser,
  dashboardUrl: string,
  look: Visit,
  email = "owner@alpenblick.example",
): Promise<Shopper> {
  const { t } = speak(look.language);
  const { context, page } = await visit(browser, dashboardUrl, look);
  await page.getByLabel(t("session.email")).fill(email);
  await page.getByLabel(t("session.password"), { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: t("session.sign_in"), exact: true }).click();
  // The sign-in page has a heading as well; leaving it earlier would abort the sign-in.
  await page.getByLabel(t("session.email")).waitFor({ state: "detached" });
  // By its tag: an address that opens a detail hides the page behind it from every role.
  await page.locator("h1").waitFor({ state: "attached" });
  return { context, page };
}

/** Opens the dialog, chooses a package, and returns the tab that Checkout opens in. */
export async function buy(
  { context, page }: Shopper,
  language: Language,
  name = "Standard",
): Promise<Page> {
  const { t } = speak(language);
  await page.getByRole("button", { name: t("top_up.title") }).click();
  await page.getByRole("radio", { name }).check({ force: true });
  const [checkout] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("button", { name: t("top_up.buy"), exact: true }).click(),
  ]);
  await checkout.locator("#pay").waitFor();
  return checkout;
}
