import fc from "fast-check";
import { expect, test } from "vitest";
import { countWords, mostWordsIn } from "./count-words.ts";

test("words are what white space separates", async () => {
  expect(await countWords("  three short\n\twords ")).toBe(3);
  expect(await countWords(" \n")).toBe(0);
});

test("no text has more words than what is held for it", async () => {
  const text = fc.array(fc.constantFrom("a", " ", "\n", "ä", "😀")).map((parts) => parts.join(""));

  await fc.assert(fc.asyncProperty(text, async (text) => {
    expect(await countWords(text)).toBeLessThanOrEqual(mostWordsIn(text));
  }));
});
