import { expect, it } from "vitest";
import { readMoney, readWholeNumber } from "./read-number.ts";

it.each([
  ["20", 20],
  [" 1.250 ", 1250],
  ["1,250", 1250],
  ["1 250 000", 1250000],
  ["0", 0],
])("%j is a whole number", (text, number) => {
  expect(readWholeNumber(text)).toBe(number);
});

it.each(["", "-1", "1.5", "12,50", "1.25.0", "abc", "1e3", "9999999999999999"])(
  "%j is no whole number",
  (text) => expect(readWholeNumber(text)).toBeNull(),
);

it.each([
  ["50", 5000],
  ["50,00", 5000],
  ["50.5", 5050],
  ["1.234,50", 123450],
  ["1,234.50", 123450],
  ["1.234", 123400],
])("%j is money, in cents", (text, minor) => {
  expect(readMoney(text, 2)).toBe(minor);
});

it("money has no more decimals than its currency", () => {
  expect(readMoney("500", 0)).toBe(500);
  expect(readMoney("500,5", 0)).toBeNull();
  expect(readMoney("-5", 2)).toBeNull();
  expect(readMoney("", 2)).toBeNull();
});
