import { describe, expect, it } from "vitest";
import type { Attempt } from "./attempt-store.ts";
import { initialTopUpState } from "./top-up-state.ts";

const packageId = "standard";

describe("where a page starts", () => {
  const attempt: Attempt = {
    attemptId: "0b8f5a52-52cf-4f43-9a04-0d7a3ac0e3b5",
    packageId,
    savesCard: false,
    purchaseId: "purchase-1",
    isSetAside: false,
  };

  it("starts with the packages when nothing is unfinished", () => {
    expect(initialTopUpState(null, null)).toEqual({ step: "choosing", packageId: null });
    expect(initialTopUpState(null, "success")).toEqual({ step: "choosing", packageId: null });
  });

  it("waits on after a reload", () => {
    expect(initialTopUpState(attempt, null)).toEqual({
      step: "waiting",
      packageId,
      hasReturned: false,
    });
  });

  it("offers the package again when the person stopped waiting, or no page ever opened", () => {
    expect(initialTopUpState({ ...attempt, isSetAside: true }, null)).toEqual({
      step: "choosing",
      packageId,
    });
    expect(initialTopUpState({ ...attempt, purchaseId: null }, null)).toEqual({
      step: "choosing",
      packageId,
    });
  });

  it("knows how the same tab came back", () => {
    expect(initialTopUpState(attempt, "success")).toEqual({
      step: "waiting",
      packageId,
      hasReturned: true,
    });
    expect(initialTopUpState(attempt, "cancelled")).toEqual({
      step: "ended",
      packageId,
      reason: "cancelled",
    });
  });
});
