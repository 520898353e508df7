import { describe, expect, it } from "vitest";
import { createFormats } from "../i18n/format.ts";
import { readPrice } from "./price-input.ts";

describe("a price that is typed", () => {
  it.each([
    ["25", "EUR", 2500],
    ["25,5", "EUR", 2550],
    [" 12.50 ", "EUR", 1250],
    ["0,01", "EUR", 1],
    ["500", "JPY", 500],
    ["1,234", "KWD", 1234],
  ])("%s %s is %i in the smallest unit", (text, currency, minor) => {
    expect(readPrice(text, currency)).toBe(minor);
  });

  it.each([["", "EUR"], ["0", "EUR"], ["-1", "EUR"], ["1,005", "EUR"], ["1.5", "JPY"], [
    "99999999",
    "EUR",
  ], ["1e3", "EUR"]])("%s %s is none", (text, currency) => {
    expect(readPrice(text, currency)).toBeNull();
  });

  it("is read back as it is shown, in both languages", () => {
    for (const { moneyToEdit } of [createFormats("de-DE"), createFormats("en-GB")]) {
      expect(readPrice(moneyToEdit(120_500, "EUR"), "EUR")).toBe(120_500);
      expect(readPrice(moneyToEdit(500, "JPY"), "JPY")).toBe(500);
    }
  });
});
