import { describe, expect, it } from "vitest";
import { everyMessage as catalogue } from "./testing/every-message.ts";
import { LANGUAGES } from "./language.ts";
import { isNode, nodesOf, sourceFiles, stringsOf } from "./testing/source-files.ts";

/** Attributes that people see or hear. */
const SPOKEN_ATTRIBUTES = new Set(["aria-label", "alt", "placeholder", "title", "label", "text"]);

describe("the catalogue", () => {
  it("says something in every language", () => {
    const silent = Object.entries(catalogue)
      .filter(([, message]) => LANGUAGES.some((language) => message[language].trim() === ""));
    expect(silent).toEqual([]);
  });

  it("has the same placeholders in every language", () => {
    const unequal = Object.entries(catalogue)
      .filter(([, { de, en }]) => placeholders(de) !== placeholders(en))
      .map(([key]) => key);
    expect(unequal).toEqual([]);
  });

  it("has no text that nothing uses and lacks none that something uses", () => {
    const known = Object.keys(catalogue);
    const areas = new Set(known.map((key) => key.split(".")[0]));
    const used = new Set(
      sourceFiles.flatMap(stringsOf)
        .filter((text) => /^[a-z_]+(\.[a-z_]+)+$/.test(text) && areas.has(text.split(".")[0])),
    );
    expect([...used].sort()).toEqual(known.sort());
  });

  it("is the only place with text for people", () => {
    const elsewhere = sourceFiles.flatMap((path) =>
      spokenTexts(path).map((text) => `${path}: ${text}`)
    );
    expect(elsewhere).toEqual([]);
  });
});

function placeholders(text: string): string {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort().join();
}

function spokenTexts(path: string): string[] {
  return nodesOf(path).flatMap((node) => {
    if (node["type"] === "JSXText") return words(node["value"]);
    if (node["type"] !== "JSXAttribute") return [];
    const { name, value } = node;
    if (!isNode(name) || !isNode(value) || !SPOKEN_ATTRIBUTES.has(String(name["name"]))) return [];
    return words(value["value"]);
  });
}

function words(value: unknown): string[] {
  return typeof value === "string" && /\p{L}/u.test(value) ? [value.trim()] : [];
}
