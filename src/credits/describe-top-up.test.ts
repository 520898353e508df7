import { describe, expect, it } from "vitest";
import { createFormats } from "../i18n/format.ts";
import { createTranslate } from "../i18n/translate.ts";
import { checkoutProblemCode } from "./checkout-problem.ts";
import { describeTopUp } from "./describe-top-up.ts";

const german = { t: createTranslate("de"), formats: createFormats("de-DE") };

describe("describeTopUp", () => {
  it("has nothing to say beside the packages", () => {
    expect(describeTopUp({ step: "choosing", packageId: null }, german)).toBeNull();
  });

  it("thanks only for a credited purchase", () => {
    const packageId = "standard";
    expect(describeTopUp({ step: "paid", packageId, amountCredits: 1000 }, german))
      .toMatchObject({ tone: "success", body: "1.000\u00a0Credits wurden gutgeschrieben." });
    expect(describeTopUp({ step: "waiting", packageId, hasReturned: true }, german))
      .toMatchObject({ tone: "busy", title: "Zahlung wird geprüft" });
  });

  it("has its own remedy for nearly every problem, and keeps the request id", () => {
    const bodies = checkoutProblemCode.options.map((code) => {
      const problem = { code, requestId: "req_1" };
      const words = describeTopUp({ step: "error", packageId: "standard", problem }, german);
      expect(words?.requestId).toBe("req_1");
      return words?.body;
    });
    // A tenant that is unknown to a person is one they may not buy for.
    expect(new Set(bodies).size).toBe(checkoutProblemCode.options.length - 1);
  });
});
