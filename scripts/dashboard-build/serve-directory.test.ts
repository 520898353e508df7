import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { freePort } from "../../stack/free-port.ts";
import { BLANK_SETTINGS, fillSettings } from "../../tests/support/blank-settings.ts";
import { serveDirectory } from "./serve-directory.ts";

it("answers pages with index.html, and completes code with the settings of its project", async () => {
  const directory = await mkdtemp(join(tmpdir(), "tenant-credits-directory-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await mkdir(join(directory, "assets"));
  await writeFile(join(directory, "index.html"), "<p>index</p>");
  await writeFile(join(directory, "assets", "a.js"), JSON.stringify(BLANK_SETTINGS));
  const settings = { supabaseUrl: "http://127.0.0.1:1", publishableKey: "sb_publishable_1" };
  await using site = await serveDirectory(
    directory,
    await freePort(),
    (code) => fillSettings(code, settings),
  );

  const page = await fetch(`${site.url}/history?kind=usage`);
  expect([page.headers.get("content-type"), page.headers.get("cache-control"), await page.text()])
    .toEqual(["text/html; charset=utf-8", "no-cache", "<p>index</p>"]);
  const code = await fetch(`${site.url}/assets/a.js`);
  expect(code.headers.get("cache-control")).toContain("immutable");
  expect(await code.json()).toEqual(settings);
});
