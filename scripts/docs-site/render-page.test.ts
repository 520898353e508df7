import { expect, test } from "vitest";
import { renderPage } from "./render-page.ts";

const targets = {
  addressOf: (path: string) =>
    new Map([["README.md", "index"], ["docs/errors.md", "errors"]]).get(path),
  kindOf: (path: string) =>
    path === "tests"
      ? "folder" as const
      : path.includes("gone")
      ? "missing" as const
      : "file" as const,
};

const render = (text: string, source = "docs/decisions/0001-a.md", address = "decisions/0001-a") =>
  renderPage({ source, address, text }, targets);

test("a link to a page becomes a link to its address, with its anchor", () => {
  const page = render("see [errors](../errors.md#codes) and [home](../../README.md)");

  expect(page.text).toBe("see [errors](../errors.md#codes) and [home](../index.md)");
});

test("source files and folders get a page of their own", () => {
  const page = render("[a](../../bench/cells.ts), [b](../../tests)");

  expect(page.text).toBe("[a](../source/bench/cells-ts.md), [b](../source/tests.md)");
  expect(page.sources).toEqual(["bench/cells.ts", "tests"]);
});

test("pictures are taken along", () => {
  const page = render("![The dialog](docs/images/dialog.png)", "README.md", "index");

  expect(page.text).toBe("![The dialog](./docs/images/dialog.png)");
  expect(page.pictures).toEqual(["docs/images/dialog.png"]);
});

test("a picture in two themes becomes one for each", () => {
  const page = render(
    `<picture>
  <source media="(prefers-color-scheme: dark)" srcset="docs/images/dialog-dark.png">
  <img src="docs/images/dialog.png" alt="The dialog">
</picture>`,
    "README.md",
    "index",
  );

  expect(page.text).toBe(
    "![The dialog](./docs/images/dialog.png){.in-light}" +
      "![The dialog](./docs/images/dialog-dark.png){.in-dark}",
  );
  expect(page.pictures).toEqual(["docs/images/dialog.png", "docs/images/dialog-dark.png"]);
});

test("addresses elsewhere, anchors and code are left alone", () => {
  const text = "[a](https://example.com) [b](#codes)\n\n```md\n[c](gone.md)\n```\n";

  expect(render(text).text).toBe(text);
});

test("a link to nothing is an error", () => {
  expect(() => render("[a](gone.md)")).toThrow("Cannot follow the link gone.md");
});
