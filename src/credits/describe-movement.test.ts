import { expect, it } from "vitest";
import { createFormats } from "../i18n/format.ts";
import { createTranslate } from "../i18n/translate.ts";
import { describeMovement } from "./describe-movement.ts";
import { type Movement, movement } from "./movement.ts";

const german = {
  ...{ t: createTranslate("de"), formats: createFormats("de-DE"), language: "de" } as const,
};
const english = {
  ...{ t: createTranslate("en"), formats: createFormats("en-GB"), language: "en" } as const,
};

const used = movement.parse({
  ...{ entry_id: 1, kind: "deduct", amount_credits: -1_200, balance_after: 0 },
  ...{ action: "letter", action_labels: { de: "Brief", en: "Letter" }, quantity: 400 },
  ...{ unit_labels: { de: "Brief", en: "letter" }, reference: null, reason: null, source: null },
  ...{ grant_id: null, purchase_id: null, package_labels: null, actor: null },
  ...{ origin_entry_id: null, created_at: "2026-11-20T18:30:00Z" },
});
const plain = { ...used, action: null, quantity: null };

it.each<[Partial<Movement>, string, string]>([
  [
    {},
    "1.200\u00a0Credits für Brief (400\u00a0×\u00a0Brief) verbraucht",
    "Used 1,200\u00a0credits for Letter (400\u00a0×\u00a0letter)",
  ],
  [
    { kind: "restore", quantity: 1 },
    "1.200\u00a0Credits für Brief zurückerhalten",
    "Got 1,200\u00a0credits back for Letter",
  ],
  [
    { actionLabels: null, unitLabels: null, quantity: 2 },
    "1.200\u00a0Credits für letter (2\u00a0×) verbraucht",
    "Used 1,200\u00a0credits for letter (2\u00a0×)",
  ],
])("says the work and how much of it: %j", (changes, de, en) => {
  expect(describeMovement({ ...used, ...changes }, german)).toBe(de);
  expect(describeMovement({ ...used, ...changes }, english)).toBe(en);
});

const standard = { de: "Standard", en: "Standard" };

it.each<[Partial<Movement>, string, string]>([
  [{}, "1.200\u00a0Credits verbraucht", "Used 1,200\u00a0credits"],
  [{ kind: "expire", amountCredits: -1 }, "1\u00a0Credit ist verfallen", "1\u00a0credit expired"],
  [
    { kind: "expire", amountCredits: -2 },
    "2\u00a0Credits sind verfallen",
    "2\u00a0credits expired",
  ],
  [
    { kind: "topup", amountCredits: 100, source: "purchase", packageLabels: standard },
    "100\u00a0Credits mit dem Paket „Standard“ aufgeladen",
    "Topped up 100\u00a0credits with the package “Standard”",
  ],
  [
    { kind: "topup", amountCredits: 100, source: "something new" },
    "100\u00a0Credits aufgeladen",
    "Topped up 100\u00a0credits",
  ],
  [
    { kind: "topup", amountCredits: 40, source: "reinstatement" },
    "40\u00a0Credits wiedererhalten, weil die Zahlung wieder gilt",
    "Got 40\u00a0credits again because the payment stands again",
  ],
  [
    { kind: "reverse", amountCredits: -40 },
    "40\u00a0Credits nach einer Rückzahlung abgezogen",
    "40\u00a0credits taken back because money was returned",
  ],
  [
    { kind: "adjust", amountCredits: -5 },
    "5\u00a0Credits von Hand abgezogen",
    "5\u00a0credits taken by hand",
  ],
  [
    { kind: "adjust", amountCredits: 5 },
    "5\u00a0Credits von Hand gutgeschrieben",
    "5\u00a0credits added by hand",
  ],
])("says in words what else can happen: %j", (changes, de, en) => {
  expect(describeMovement({ ...plain, ...changes }, german)).toBe(de);
  expect(describeMovement({ ...plain, ...changes }, english)).toBe(en);
});
