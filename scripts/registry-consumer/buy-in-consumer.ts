import type { Browser, Locator, Page } from "playwright-core";
import { seriousViolations } from "../../tests/support/check-accessibility.ts";

type Step = <Result>(title: string, work: () => Promise<Result>) => Promise<Result>;

/** Keeps a picture of one component in each theme; docs/components.md shows them. */
async function keep(name: string, component: Locator): Promise<void> {
  const path = `test-results/screenshots/take-home-${name}`;
  await component.screenshot({ path: `${path}-light.png`, animations: "disabled" });
  await component.page().evaluate("document.documentElement.classList.add('dark')");
  await component.screenshot({ path: `${path}-dark.png`, animations: "disabled" });
  await component.page().evaluate("document.documentElement.classList.remove('dark')");
}

async function expectAccessible(page: Page): Promise<void> {
  const violations = await seriousViolations(page);
  if (violations.length > 0) throw new Error(violations.join("\n"));
}

type Consumer = {
  browser: Browser;
  url: string;
  /** Takes ten credits for two letters, as a service would. */
  sendLetters: () => Promise<void>;
  step: Step;
};

/** Signs in on the consumer's page, is stopped by its gate, buys 100 credits, and spends ten of them. */
export async function buyInConsumer(
  { browser, url, sendLetters, step }: Consumer,
): Promise<void> {
  const context = await browser.newContext({
    locale: "en-GB",
    viewport: { width: 1280, height: 900 },
  });
  const problems: string[] = [];
  context.on("weberror", (error) => problems.push(String(error.error())));
  const page = await context.newPage();
  const letters = page.getByRole("button", { name: "Send letters" });

  await step("Sign in: no credits, and the gate says what is missing", async () => {
    await page.goto(url);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("0 credits left").waitFor();
    await page.getByText("You need 10 credits more for this.").waitFor();
    if (await letters.isVisible()) throw new Error("The gate shows what cannot be paid");
    await keep("gate", page.getByText("You need 10 credits more for this.").locator(".."));
  });
  const checkout = await step("Open the dialog and buy the Standard package", async () => {
    await page.getByRole("button", { name: "Top up credits" }).first().click();
    await page.getByRole("radio", { name: "Standard" }).check({ force: true });
    await keep("dialog", page.getByRole("dialog"));
    const [opened] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("button", { name: "Buy", exact: true }).click(),
    ]);
    await opened.locator("#pay").waitFor();
    return opened;
  });
  await step("Pay; the dialog thanks, the balance follows, the gate opens", async () => {
    await checkout.locator("#pay").click();
    await page.bringToFront();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Thank you, payment received").waitFor();
    await dialog.getByRole("button", { name: "Done" }).click();
    await page.getByText("100 credits left").waitFor();
    await letters.waitFor();
    await page.getByRole("row", { name: /Top-up/ }).waitFor();
  });
  await step("The tab that came back from Checkout tells the same", async () => {
    await checkout.getByText("100 credits left").waitFor();
    if (new URL(checkout.url()).search !== "") throw new Error("The return stays in the address");
  });
  await step("Two letters are sent elsewhere, and the history tells of them", async () => {
    await sendLetters();
    await page.reload();
    await page.getByText("90 credits left").waitFor();
    await page.getByRole("row", { name: /Letter/ }).waitFor();
    await keep("balance", page.getByRole("heading", { name: "Balance" }).locator("../.."));
    await keep("history", page.getByRole("heading", { name: "History" }).locator("../.."));
    await keep("hooks", page.getByRole("region", { name: "Hooks" }));
  });
  await step("Nothing keeps anybody from using it, in either theme", async () => {
    await expectAccessible(page);
    await page.evaluate("document.documentElement.classList.add('dark')");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Top up credits" }).first().click();
    await page.getByRole("radio", { name: "Standard" }).waitFor();
    await expectAccessible(page);
  });
  if (problems.length > 0) throw new Error(`The page threw: ${problems.join("; ")}`);
}
