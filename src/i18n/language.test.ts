import { describe, expect, it } from "vitest";
import { chooseLanguage, chooseLocale } from "./language.ts";

describe("chooseLanguage", () => {
  it("takes the language of the address before everything else", () => {
    expect(chooseLanguage({ search: "?lang=de", stored: "en", preferred: ["en-US"] })).toBe("de");
  });

  it("takes the stored choice before the browser's wish", () => {
    expect(chooseLanguage({ search: "", stored: "en", preferred: ["de-AT"] })).toBe("en");
  });

  it("takes the browser's first language that it speaks", () => {
    expect(chooseLanguage({ search: "", stored: null, preferred: ["fr-FR", "de-CH", "en"] }))
      .toBe("de");
  });

  it("ignores languages it does not speak and falls back to English", () => {
    expect(chooseLanguage({ search: "?lang=xx", stored: "fr", preferred: ["it"] })).toBe("en");
  });
});

describe("chooseLocale", () => {
  it("keeps the browser's region for the chosen language", () => {
    expect(chooseLocale("de", ["en-US", "de-AT"])).toBe("de-AT");
  });

  it("has a region for a language the browser does not know", () => {
    expect(chooseLocale("de", ["en-US"])).toBe("de-DE");
    expect(chooseLocale("en", ["de-DE"])).toBe("en-GB");
  });
});
