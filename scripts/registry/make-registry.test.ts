import { posix } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { importsOf } from "../../tests/structure/syntax.ts";
import { readSource } from "./import-closure.ts";
import { makeRegistry } from "./make-registry.ts";

const items = z.object({
  items: z.array(z.object({
    name: z.string(),
    dependencies: z.array(z.string()),
    files: z.array(z.object({ path: z.string(), target: z.string() })),
  })),
});

const made = makeRegistry();
const registry = items.parse(made.registry).items;
const files = new Map(made.files.map((file) => [file.path, file]));

test("every component and hook of the take-home folder is in an item", () => {
  expect(registry.map(({ name }) => name).sort()).toEqual([
    "credit-balance",
    "credit-gate",
    "credit-hooks",
    "top-up-dialog",
    "usage-history",
  ]);
  for (const { files } of registry) {
    expect(files.map(({ target }) => target)).toEqual(
      expect.arrayContaining([
        "components/tenant-credits/credits-provider.tsx",
        "components/tenant-credits/use-credits.ts",
        "components/tenant-credits/use-top-up.ts",
      ]),
    );
  }
});

test("an item has every file that its files import, and names no ending", () => {
  for (const item of registry) {
    const targets = new Set(item.files.map(({ target }) => target.replace(/\.tsx?$/, "")));
    const missing = item.files.flatMap(({ path }) => {
      const file = files.get(path);
      return (file === undefined ? ["."] : importsOf(file))
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => posix.join(posix.dirname(path), specifier))
        .filter((target) => !targets.has(target));
    });
    expect(missing, item.name).toEqual([]);
  }
});

test("nothing of the dashboard around the components goes along", () => {
  const alien = [...files.keys()].filter((path) =>
    /tenant-credits\/(shell|overview|history|purchases|settings|operations|environment)/.test(path)
  );

  expect(alien).toEqual([]);
  expect(registry.flatMap(({ dependencies }) => dependencies).join()).not.toMatch(
    /wouter/,
  );
});

test("a file that is missing is an error, not an item without it", () => {
  const withoutAmount = (path: string) => {
    if (path === "src/credits/amount.ts") throw new Error(`Cannot read ${path}`);
    return readSource(path);
  };

  expect(() => makeRegistry(withoutAmount)).toThrow("Cannot read src/credits/amount.ts");
});

test("an app gets the words that its components say, and no others", () => {
  const catalogue = files.get("components/tenant-credits/i18n/catalogue.ts")?.text;

  expect(catalogue).toContain("typeof topUpMessages");
  expect(catalogue).not.toMatch(/(session|shell)Messages/);
  expect(files.has("components/tenant-credits/i18n/messages/session.ts")).toBe(false);
});
