import { describe, expect, it } from "vitest";
import { mayBuy, pickTenant, tenant } from "./tenant.ts";

const alpenblick = tenant.parse({ tenant_id: "t-1", name: "Alpenblick", role: "owner" });
const nordlicht = tenant.parse({ tenant_id: "t-2", name: "Nordlicht", role: "viewer" });

describe("a tenant", () => {
  it("is refused with a role that nobody knows", () => {
    expect(tenant.safeParse({ tenant_id: "t-1", name: "A", role: "god" }).success).toBe(false);
  });

  it("may be topped up by owner, admin and billing", () => {
    const roles = ["owner", "admin", "billing", "member", "viewer"] as const;
    expect(roles.filter(mayBuy)).toEqual(["owner", "admin", "billing"]);
  });
});

describe("pickTenant", () => {
  it("shows the wanted tenant while it is theirs", () => {
    expect(pickTenant([alpenblick, nordlicht], "t-2")).toBe(nordlicht);
  });

  it("shows the first when the wanted one is gone or none is wanted", () => {
    expect(pickTenant([alpenblick], "t-2")).toBe(alpenblick);
    expect(pickTenant([alpenblick, nordlicht], null)).toBe(alpenblick);
  });

  it("has nothing to show to somebody without a tenant", () => {
    expect(pickTenant([], "t-1")).toBeUndefined();
  });
});
