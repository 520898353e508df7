import { describe, expect, it } from "vitest";
import { readLogFilter, toLogRequest, writeLogFilter } from "./log-filter.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";
const nothing = { operator: null, tenant: null, act: null, notDone: false };

describe("the filter of the operators' log", () => {
  it.each([
    nothing,
    { ...nothing, tenant: TENANT, notDone: true },
    { ...nothing, operator: TENANT, act: "lift_freeze" as const },
  ])("is read back from the address as it was written: %j", (filter) => {
    expect(readLogFilter(writeLogFilter(filter))).toEqual(filter);
  });

  it("does not narrow by what it does not understand", () => {
    const search = new URLSearchParams({ operator: "me", act: "fly", outcome: "good" });
    expect(readLogFilter(search)).toEqual(nothing);
    expect(toLogRequest(readLogFilter(search))).toEqual({});
  });
});
