import { expect, it } from "vitest";
import { firstFiles, parseManifest } from "./first-files.ts";

it("counts the entry and what it imports at once, each file once, and nothing that comes later", () => {
  const chunks = parseManifest(JSON.stringify({
    "index.html": {
      file: "index.js",
      isEntry: true,
      imports: ["a", "b"],
      dynamicImports: ["later"],
    },
    "a": { file: "a.js", imports: ["b"] },
    "b": { file: "b.js", imports: ["a"] },
    "later": { file: "later.js", imports: ["much-later"] },
    "much-later": { file: "much-later.js" },
  }));

  expect(firstFiles(chunks)).toEqual(["index.js", "a.js", "b.js"]);
});
