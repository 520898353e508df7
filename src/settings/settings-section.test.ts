import { expect, it } from "vitest";
import { tenantRole } from "../../supabase/functions/_shared/credits/tenant-role.ts";
import { pickSection, sectionsOf } from "./settings-section.ts";

it("owner and admin see all, billing the automatic top-up alone, the others nothing", () => {
  const seen = tenantRole.options.map((role) => [
    role,
    sectionsOf(role).map(({ section }) => section).join(" "),
  ]);
  expect(Object.fromEntries(seen)).toEqual({
    owner: "budgets notices auto-topup audit",
    admin: "budgets notices auto-topup audit",
    billing: "auto-topup",
    member: "",
    viewer: "",
  });
});

it("the address names the section, but not one that the role may not open", () => {
  expect(pickSection("owner", "section=audit")).toBe("audit");
  expect(pickSection("owner", "")).toBe("budgets");
  expect(pickSection("owner", "section=secrets")).toBe("budgets");
  expect(pickSection("billing", "section=audit")).toBe("auto-topup");
  expect(pickSection("viewer", "section=audit")).toBeUndefined();
});
