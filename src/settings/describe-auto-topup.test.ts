import "../i18n/testing/every-message.ts";
import { expect, it } from "vitest";
import { createFormats } from "../i18n/format.ts";
import { createTranslate } from "../i18n/translate.ts";
import { type AutoTopup, autoTopup, autoTopupState } from "./auto-topup.ts";
import { describeAutoTopup } from "./describe-auto-topup.ts";

const told = (state: AutoTopup["state"], paused_until: string | null = null) =>
  describeAutoTopup(
    autoTopup.parse({
      ...{ is_on: !state.startsWith("off"), threshold_credits: 20, package_id: "standard" },
      ...{ price_minor: 2500, currency: "EUR", monthly_cap_minor: "5000" },
      ...{ charged_this_month_minor: 0, cooldown_seconds: 3600, state, declines: 0 },
      ...{ state_since: "2026-11-21T12:00:00Z", paused_until },
    }),
    { t: createTranslate("en"), formats: createFormats("en-GB", "UTC") },
  );

it("every state says why the card is charged or not, each in its own words", () => {
  const sentences = autoTopupState.options.map((state) => told(state).body);
  expect(new Set(sentences).size).toBe(autoTopupState.options.length);
});

it("what is off says so, and a pause says until when", () => {
  const off = autoTopupState.options.filter((state) => told(state).word === "Off");
  expect(off).toEqual(["off", "off_after_declines", "off_for_review"]);
  expect(told("backing_off", "2026-11-21T18:00:00Z").body).toContain("21 Nov 2026, 18:00");
});
