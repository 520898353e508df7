import { describe, expect, it } from "vitest";
import { readTenantsFilter, type TenantsFilter, writeTenantsFilter } from "./tenants-filter.ts";

const all: TenantsFilter = { search: null, standing: null, sort: null };

describe("the filter of the tenants", () => {
  it.each<TenantsFilter>([
    all,
    { ...all, search: "Müller & Söhne" },
    { search: "alpen", standing: "debt", sort: "balance_low" },
  ])("is read back from the address as it was written: %j", (filter) => {
    const search = new URLSearchParams(writeTenantsFilter(filter));
    expect(readTenantsFilter(new URLSearchParams(search.toString()))).toEqual(filter);
  });

  it("does not narrow by what it does not understand", () => {
    const search = new URLSearchParams({ search: "  ", standing: "rich", sort: "name" });
    expect(readTenantsFilter(search)).toEqual(all);
    expect(writeTenantsFilter(all)).toEqual({});
  });
});
