import { describe, expect, it } from "vitest";
import { createFormats } from "./format.ts";

const german = createFormats("de-DE", "Europe/Berlin");
const english = createFormats("en-GB", "Europe/Berlin");

/** `Intl` puts narrow and unbreakable spaces where a test reads better with plain ones. */
const plain = (text: string) => text.replace(/\s/gu, " ");

describe("createFormats", () => {
  it("groups credits the way the locale does, up to a million million", () => {
    expect(german.count(1_000_000_000_000)).toBe("1.000.000.000.000");
    expect(english.count(1250)).toBe("1,250");
    expect(german.count(-1250)).toBe("\u22121.250");
  });

  it("gives every movement its sign and zero none", () => {
    expect([100, -4, 0].map(german.signed)).toEqual(["+100", "\u22124", "0"]);
  });

  it("turns minor units into money with the decimals of the currency", () => {
    expect(plain(german.money(1250, "EUR"))).toBe("12,50 €");
    expect(english.money(1250, "EUR")).toBe("€12.50");
    expect(plain(german.money(1250, "JPY"))).toBe("1.250 ¥");
  });

  it("writes money into a field without its sign and without groups", () => {
    expect(german.moneyToEdit(123_450, "EUR")).toBe("1234,50");
    expect(english.moneyToEdit(10_000, "EUR")).toBe("100.00");
    expect(german.moneyToEdit(1250, "JPY")).toBe("1250");
  });

  it("shows a price per credit below one cent", () => {
    expect(plain(german.moneyPerCredit(1250, "EUR", 50))).toBe("0,25 €");
    expect(plain(german.moneyPerCredit(100, "EUR", 1000))).toBe("0,001 €");
  });

  it("shows a day in the reader's time zone, its month in words", () => {
    expect(german.day("2026-12-02T23:30:00Z")).toBe("3. Dezember 2026");
    expect(english.day("2026-12-03T11:00:00+00:00")).toBe("3 December 2026");
  });

  it("shows a moment in the reader's time zone", () => {
    expect(german.moment("2026-11-20T18:30:00Z")).toBe("20.11.2026, 19:30");
    expect(english.moment("2026-11-20T18:30:00+00:00")).toBe("20 Nov 2026, 19:30");
  });
});
