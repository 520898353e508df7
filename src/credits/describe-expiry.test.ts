import { describe, expect, it } from "vitest";
import { createFormats } from "../i18n/format.ts";
import { createTranslate } from "../i18n/translate.ts";
import { describeExpiry } from "./describe-expiry.ts";

const german = { t: createTranslate("de"), formats: createFormats("de-DE", "Europe/Berlin") };
const english = { t: createTranslate("en"), formats: createFormats("en-GB", "Europe/Berlin") };
const expiry = { expiresAt: "2026-12-03T11:00:00+00:00", amountCredits: 40 };
const longBefore = Date.parse("2026-11-03T11:00:00Z");

describe("describeExpiry", () => {
  it("says how much expires, and on which day", () => {
    expect(describeExpiry(expiry, german, longBefore).text)
      .toBe("40\u00a0Credits verfallen am 3. Dezember 2026");
    expect(describeExpiry(expiry, english, longBefore).text)
      .toBe("40\u00a0credits expire on 3 December 2026");
  });

  it("says one credit in the singular and many with their groups", () => {
    const amounting = (amountCredits: number) => ({ ...expiry, amountCredits });
    expect(describeExpiry(amounting(1), german, longBefore).text)
      .toBe("1\u00a0Credit verfällt am 3. Dezember 2026");
    expect(describeExpiry(amounting(1), english, longBefore).text)
      .toBe("1\u00a0credit expires on 3 December 2026");
    expect(describeExpiry(amounting(1250), german, longBefore).text)
      .toBe("1.250\u00a0Credits verfallen am 3. Dezember 2026");
  });

  it("counts the day where the reader is", () => {
    const lateInUtc = { ...expiry, expiresAt: "2026-12-02T23:30:00Z" };
    expect(describeExpiry(lateInUtc, english, longBefore).text)
      .toBe("40\u00a0credits expire on 3 December 2026");
  });

  it("warns from less than seven days ahead", () => {
    const sevenDaysBefore = Date.parse("2026-11-26T11:00:00Z");
    expect(describeExpiry(expiry, german, longBefore).isSoon).toBe(false);
    expect(describeExpiry(expiry, german, sevenDaysBefore).isSoon).toBe(false);
    expect(describeExpiry(expiry, german, sevenDaysBefore + 1).isSoon).toBe(true);
  });
});
