import { describe, expect, it } from "vitest";
import { createTranslate, fillPlaceholders } from "./translate.ts";

describe("createTranslate", () => {
  it("speaks the language it was made for", () => {
    expect(createTranslate("de")("top_up.title")).toBe("Credits aufladen");
    expect(createTranslate("en")("top_up.title")).toBe("Top up credits");
  });

  it("fills the placeholders", () => {
    expect(createTranslate("de")("top_up.price_per_credit", { price: "0,25 €" }))
      .toBe("0,25 € pro Credit");
  });
});

describe("fillPlaceholders", () => {
  it("leaves a place without a value visible", () => {
    expect(fillPlaceholders("{a} of {b}", { a: "1" })).toBe("1 of {b}");
  });

  it("does not read placeholders out of values", () => {
    expect(fillPlaceholders("{a}{b}", { a: "{b}", b: "$&" })).toBe("{b}$&");
  });
});
