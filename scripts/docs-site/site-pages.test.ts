import { expect, test } from "vitest";
import { readRepository } from "../../tests/structure/repository-file.ts";
import { sitePages } from "./site-pages.ts";

const files = readRepository();
const pages = sitePages(files).flatMap((section) => section.pages);

test("every page of docs/ is on the site", () => {
  const written = files.map(({ path }) => path).filter((path) => /^docs\/.*\.md$/.test(path));

  expect(pages.map(({ source }) => source)).toEqual(expect.arrayContaining(written));
});

test("every page of the site is a file, at an address of its own", () => {
  const written = files.map(({ path }) => path);

  expect(written).toEqual(expect.arrayContaining(pages.map(({ source }) => source)));
  expect(new Set(pages.map(({ address }) => address)).size).toBe(pages.length);
});
