import { describe, expect, it } from "vitest";
import { isNarrowed, readFilter, toQuery, writeFilter } from "./history-filter.ts";

const MEMBER = "a0000000-0000-4000-8000-000000000003";
const nothing = { kind: null, action: null, member: null, from: null, to: null };

describe("the filter in the address", () => {
  it("is read back as it was written, and leaves the rest of the address alone", () => {
    const filter = {
      ...{ kind: "usage", action: "fax", member: MEMBER } as const,
      ...{ from: "2026-11-01", to: "2026-11-30" },
    };
    const written = writeFilter(new URLSearchParams("lang=de&kind=topup"), filter);

    expect(readFilter(written)).toEqual(filter);
    expect(written.get("lang")).toBe("de");
    expect(writeFilter(written, nothing).toString()).toBe("lang=de");
  });

  it.each(["kind=hold", "member=me", "from=yesterday", "to=2026-13-01", "action="])(
    "does not narrow by what nobody understands: %s",
    (search) => {
      expect(readFilter(new URLSearchParams(search))).toEqual(nothing);
      expect(isNarrowed(readFilter(new URLSearchParams(search)))).toBe(false);
    },
  );
});

describe("the filter as a query", () => {
  it("asks for captures with the usage, and for nothing that is not narrowed", () => {
    expect(toQuery({ ...nothing, kind: "usage" })).toEqual({ kinds: ["deduct", "capture"] });
    expect(toQuery(nothing)).toEqual({});
  });

  it("includes the last day to its end, where the reader is", () => {
    const { since, until } = toQuery({ ...nothing, from: "2026-02-28", to: "2026-02-28" });

    expect(since).toBe(new Date(2026, 1, 28).toISOString());
    expect(until).toBe(new Date(2026, 2, 1).toISOString());
  });
});
