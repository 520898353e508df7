import { expect, it } from "vitest";
import { createFormats } from "../i18n/format.ts";
import { createTranslate } from "../i18n/translate.ts";
import { validityText } from "./validity-text.ts";

it("says for how many days credits are valid, in the singular too, or that they stay", () => {
  const german = (days: number | null) =>
    validityText(createTranslate("de"), createFormats("de-DE"), days);
  const english = (days: number | null) =>
    validityText(createTranslate("en"), createFormats("en-GB"), days);

  expect([1, 365, 3650, null].map(german)).toEqual([
    "1 Tag gültig",
    "365 Tage gültig",
    "3.650 Tage gültig",
    "unbegrenzt gültig",
  ]);
  expect([1, 365, null].map(english))
    .toEqual(["valid for 1 day", "valid for 365 days", "no expiry"]);
});
