import { createServer } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  DESKTOP,
  keepPicture,
  launchBrowser,
  overhang,
  PHONE,
  type Visit,
} from "../support/browser.ts";
import { seriousViolations } from "../support/check-accessibility.ts";
import { enter, hasFocus, tabTo } from "../support/keyboard.ts";
import { signInTo } from "../support/shopper.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let browser: Browser;
let hook = "";

const receiver = createServer((_, response) => void response.writeHead(204).end());

beforeAll(async () => {
  stack = await createTestStack({ dashboard: true });
  browser = await launchBrowser();
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const address = receiver.address();
  hook = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/credits`;
});

afterAll(async () => {
  receiver.close();
  await browser?.close();
});

async function openSettings(section: string, look: Visit, email?: string): Promise<Page> {
  const url = `${stack.dashboardUrl}/settings?section=${section}`;
  const { page } = await signInTo(browser, url, look, email);
  return page;
}

describe("the settings", () => {
  it("set, change and remove a member's budget with the keyboard, and give the focus back", async () => {
    const page = await openSettings("budgets", { language: "en" });
    const add = page.getByRole("button", { name: "Set a budget for member@alpenblick.example" });
    await enter(add);
    await tabTo(page.getByLabel("Credits a month"));
    await page.keyboard.type("1,250");
    await page.keyboard.press("Enter");
    await page.getByText("0 of 1,250 used").waitFor();
    await expect.poll(() => hasFocus(add)).toBe(true);
    expect(await seriousViolations(page)).toEqual([]);

    await page.getByRole("button", { name: "Change the budget: member@" }).click();
    await page.getByLabel("Credits a month").fill("many");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Enter a whole number").waitFor();
    await page.getByRole("button", { name: "Remove the budget" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => stack.sql`select 1 from credits.budgets`).toEqual([]);
  });

  it("show a webhook's secret once, test it, and warn below a threshold, all with the keyboard", async () => {
    const page = await openSettings("notices", { language: "en" });
    await tabTo(page.getByLabel("Warn below (credits)"));
    await page.keyboard.type("20");
    await page.keyboard.press("Enter");
    await page.getByText("Saved", { exact: true }).waitFor();

    await tabTo(page.getByLabel("Address"));
    await page.keyboard.type(hook);
    await enter(page.getByRole("button", { name: "Save" }).nth(1));
    await page.getByText(/^whsec_/).waitFor();
    await enter(page.getByRole("button", { name: "Copy" }).first());
    await enter(page.getByRole("button", { name: "Send a test message" }));
    await page.getByText("Delivered: your system has answered.").waitFor();
    await page.getByText("Test message", { exact: true }).waitFor();
    await keepPicture(page, "settings-notices-secret-en");
    expect(await seriousViolations(page)).toEqual([]);

    await page.reload();
    await page.getByRole("button", { name: "Renew the secret" }).waitFor();
    expect(await page.getByText(/whsec_/).count()).toBe(0);
    expect(await stack.sql`select low_balance_credits::int from billing.balance_watches`)
      .toEqual([{ low_balance_credits: 20 }]);
  });

  it("charge a saved card only after consent, and no more after a key", async () => {
    const page = await openSettings("auto-topup", { language: "en" }, "billing@alpenblick.example");
    expect(await page.getByRole("tab").count()).toBe(0);
    await page.getByText("No card is saved yet").waitFor();
    const cap = page.getByLabel("Most a month (EUR)");
    await tabTo(cap);
    await page.keyboard.type("20");
    await enter(page.getByRole("button", { name: "Switch on" }));
    await page.getByText("Enter at least the price of one package").waitFor();
    await tabTo(cap);
    await page.keyboard.type("100.50");
    await page.getByText("Confirm that you agree").waitFor();
    expect(await stack.sql`select 1 from billing.auto_topups`).toEqual([]);

    await tabTo(page.getByRole("checkbox"));
    await page.keyboard.press("Space");
    await keepPicture(page, "settings-auto-top-up-consent-en");
    await enter(page.getByRole("button", { name: "Switch on" }));
    await page.getByText("On", { exact: true }).waitFor();
    expect(
      await stack.sql`
      select is_on, monthly_cap_minor::int, threshold_credits::int, cooldown_seconds
      from billing.auto_topups`,
    )
      .toEqual([{
        ...{ is_on: true, monthly_cap_minor: 10_050, threshold_credits: 20 },
        cooldown_seconds: 86_400,
      }]);
    await enter(page.getByRole("button", { name: "Switch off" }));
    await page.getByText("Nothing is charged without you.").waitFor();
    expect(await stack.sql`select is_on from billing.auto_topups`).toEqual([{ is_on: false }]);
  });

  it("tell what was done in sentences, and narrow it down", async () => {
    const page = await openSettings("audit", { language: "de" });
    await page.getByText("Automatisches Aufladen ausgeschaltet").waitFor();
    await page.getByLabel("Bereich", { exact: true }).selectOption({ label: "Budgets" });
    await page.getByText(
      "Budget von member@alpenblick.example für alle Aktionen zusammen auf 1.250 Credits im Monat",
    ).waitFor();
    expect(await page.getByText("Automatisches Aufladen ausgeschaltet").count()).toBe(0);
  });

  it.each(["member@alpenblick.example", "viewer@nordlicht.example"])(
    "are not there for %s, by no link and by no address",
    async (email) => {
      const page = await openSettings("budgets", { language: "en" }, email);
      await page.getByText("You cannot open this page").waitFor();
      expect(await page.getByRole("link", { name: "Settings" }).count()).toBe(0);
      expect(await page.getByRole("button", { name: /budget/ }).count()).toBe(0);
    },
  );

  it.each(
    [
      { language: "de", colorScheme: "dark", viewport: PHONE, device: "phone" },
      { language: "de", colorScheme: "light", viewport: DESKTOP, device: "desktop" },
      { language: "en", colorScheme: "dark", viewport: DESKTOP, device: "desktop" },
      { language: "en", colorScheme: "light", viewport: PHONE, device: "phone" },
    ] as const,
  )("fit a $device, $language, $colorScheme", async (look) => {
    await stack.post("credit-settings/budget", await stack.signIn("owner@alpenblick.example"), {
      tenant_id: "11111111-1111-4111-8111-111111111111",
      user_id: "a0000000-0000-4000-8000-000000000003",
      limit_credits: 40,
    });
    const page = await openSettings("budgets", look);
    for (const [index, section] of ["budgets", "notices", "auto-topup", "audit"].entries()) {
      await page.getByRole("tab").nth(index).click();
      await page.locator("section[aria-busy=false]").last().waitFor();
      await keepPicture(page, `settings-${section}-${look.device}-${look.language}`);
      expect(await overhang(page), section).toBe(0);
      expect(await seriousViolations(page), section).toEqual([]);
    }
  });
});
