import { describe, expect, it } from "vitest";
import { findPage } from "./page.ts";

const overview = { path: "/" };
const history = { path: "/history" };
const operations = { path: "/operations", hasSubpages: true } as const;
const pages = [overview, history, operations];

describe("findPage", () => {
  it("finds a page by its address, a slash at the end or not", () => {
    expect(findPage(pages, "/")).toBe(overview);
    expect(findPage(pages, "/history")).toBe(history);
    expect(findPage(pages, "/history/")).toBe(history);
  });

  it("leaves what follows to a page that has subpages", () => {
    expect(findPage(pages, "/operations/packages")).toBe(operations);
  });

  it("finds nothing at an address that only begins like a page's", () => {
    expect(findPage(pages, "/history/1")).toBeUndefined();
    expect(findPage(pages, "/operationsroom")).toBeUndefined();
  });
});
