import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { consumerFiles } from "./consumer-files.ts";

const stack = { url: "http://stack", publishableKey: "key", tenantId: "tenant" };
const page = readFileSync(new URL("../../docs/components.md", import.meta.url), "utf8");

test("the code of docs/components.md is the code of the app that buys credits", () => {
  const app = consumerFiles(stack, "http://registry", () => "1.0.0")["src/main.tsx"] ?? "";
  const lines = new Set(app.split("\n").map((line) => line.trim()));
  const blocks = [...page.matchAll(/^```tsx\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
  // The formatter takes an element that stands alone for a statement.
  const untried = blocks.flatMap((code) => code.split("\n"))
    .map((line) => line.trim().replace(/^(<.*>);$/, "$1"))
    .filter((line) => !lines.has(line));

  expect(blocks.length).toBeGreaterThan(4);
  expect(untried).toEqual([]);
});
