import type { Browser, Page } from "playwright-core";
import type { Visit } from "./browser.ts";
import { signInTo } from "./shopper.ts";

/** Signs the operator in and opens a page of theirs. */
export async function openOperations(
  browser: Browser,
  dashboardUrl: string,
  area: string,
  look: Visit,
): Promise<Page> {
  const { page } = await signInTo(
    browser,
    dashboardUrl,
    look,
    "operator@tenant-credits.example",
  );
  // Whoever belongs to no tenant is led here; before that, the sign-in is still on its way.
  await page.waitForURL("**/operations");
  await page.goto(`${dashboardUrl}/operations/${area}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}
