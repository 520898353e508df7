import { expect, test } from "vitest";
import { shippedPath, shippedText } from "./shipped-file.ts";

test("entries stand at the top, the pure domain in a folder, the rest as it is", () => {
  expect(shippedPath("src/take-home/credit-gate.tsx"))
    .toBe("components/tenant-credits/credit-gate.tsx");
  expect(shippedPath("src/credits/amount.ts")).toBe("components/tenant-credits/credits/amount.ts");
  expect(shippedPath("supabase/functions/_shared/credits/purchase-status.ts"))
    .toBe("components/tenant-credits/domain/purchase-status.ts");
});

test("what an app has no place for is refused", () => {
  expect(() => shippedPath("stack/demo.ts")).toThrow("Cannot ship stack/demo.ts");
});

test("imports lead to the new places, the lazy ones too, and lose their endings", () => {
  const text = [
    'import type { Status } from "../../supabase/functions/_shared/credits/purchase-status.ts";',
    'const load = () => import("./top-up-dialog.tsx");',
    'import { z } from "zod";',
  ].join("\n");

  expect(shippedText({ path: "src/credits/purchase.ts", text })).toBe([
    'import type { Status } from "../domain/purchase-status";',
    'const load = () => import("./top-up-dialog");',
    'import { z } from "zod";',
  ].join("\n"));
});

test("an entry says that it runs in the browser", () => {
  const entry = { path: "src/take-home/x.ts", text: 'import "../credits/amount.ts";\n' };

  expect(shippedText(entry)).toBe('"use client";\n\nimport "./credits/amount";\n');
});
