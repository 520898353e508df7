import { expect, it } from "vitest";
import { lookBack } from "./look-back.ts";

const now = new Date("2026-11-21T12:00:00Z");

it.each([
  ["the days before the last complete cycle", "2026-11-21T11:50:00Z", "2026-11-17T11:50:00.000Z"],
  ["further when the reconciler did not run", "2026-11-01T00:00:00Z", "2026-10-28T00:00:00.000Z"],
  ["a month before there was one", null, "2026-10-18T12:00:00.000Z"],
  ["never more than 90 days", "2025-01-01T00:00:00Z", "2026-08-23T12:00:00.000Z"],
  [
    "the days before now when the clocks differ",
    "2026-12-01T00:00:00Z",
    "2026-11-17T12:00:00.000Z",
  ],
])("looks back %s", (_, covered, from) => {
  const coveredFrom = covered === null ? null : new Date(covered);

  expect(lookBack({ after: null, limit: 1, now, coveredFrom }, 4).toISOString()).toBe(from);
});
