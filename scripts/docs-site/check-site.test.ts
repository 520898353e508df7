import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { problemsOfSite } from "./check-site.ts";

function problemsOf(html: string): string[] {
  const directory = mkdtempSync(join(tmpdir(), "docs-site-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  writeFileSync(join(directory, "index.html"), html);
  writeFileSync(join(directory, "errors.html"), '<h2 id="codes">Codes</h2>');
  return problemsOfSite(directory, "/docs/");
}

test("links to pages and anchors that are there are fine, and so are links to other sites", () => {
  const html =
    '<a href="/docs/errors.html#codes"></a><a class="x" href="https://example.com"></a>' +
    '<a href="errors.html"></a><a href="/docs/"></a>';

  expect(problemsOf(html)).toEqual([]);
});

test("a link to a page or an anchor that is not there is named", () => {
  expect(problemsOf('<a href="/docs/gone.html"></a><a href="/docs/errors.html#gone"></a>')).toEqual(
    [
      "index.html leads to nothing: /docs/gone.html",
      "index.html names an anchor that is not there: /docs/errors.html#gone",
    ],
  );
});

test("whatever a page would load from elsewhere is named", () => {
  const html = '<script src="https://cdn.example/x.js"></script>' +
    '<link rel="stylesheet" href="//fonts.example/y.css">';

  expect(problemsOf(html)).toEqual([
    "index.html loads https://cdn.example/x.js",
    "index.html loads //fonts.example/y.css",
  ]);
});
