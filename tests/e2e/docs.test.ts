import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { preview, type PreviewServer } from "vite";
import { DESKTOP, keepPicture, launchBrowser, PHONE, visit } from "../support/browser.ts";
import { seriousViolations } from "../support/check-accessibility.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

let server: PreviewServer;
let browser: Browser;
let url: string;

beforeAll(async () => {
  if (!existsSync(`${root}/dist/docs/index.html`)) {
    throw new Error("Cannot find the docs site: run npm run docs");
  }
  server = await preview({
    root,
    configFile: false,
    logLevel: "error",
    preview: { host: "127.0.0.1", port: 0 },
  });
  url = server.resolvedUrls?.local[0] ?? "";
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it.each(
  [
    { colorScheme: "light", device: "desktop", viewport: DESKTOP },
    { colorScheme: "dark", device: "phone", viewport: PHONE },
  ] as const,
)("a page of the docs suits everybody on a $device, $colorScheme", async (look) => {
  const { page } = await visit(browser, `${url}docs/components.html`, { language: "en", ...look });
  await page.getByRole("heading", { level: 1, name: "Components" }).waitFor();
  await page.getByRole("img").last().scrollIntoViewIfNeeded();
  await keepPicture(page, `docs-${look.device}-${look.colorScheme}`);

  expect(await seriousViolations(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  expect(await page.evaluate("[...document.images].filter((image) => !image.naturalWidth).length"))
    .toBe(0);
});

it("the search answers by itself, and nothing is asked of anybody else", async () => {
  const { context, page } = await visit(browser, `${url}docs/`, { language: "en" });
  const elsewhere: string[] = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(url)) elsewhere.push(request.url());
  });
  await page.reload();
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("searchbox").fill("key_reused");
  await page.getByRole("option").first().click();
  await page.waitForURL(/\/docs\/\w/);

  expect(elsewhere).toEqual([]);
});
