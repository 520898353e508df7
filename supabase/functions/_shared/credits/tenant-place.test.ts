import { expect, test } from "vitest";
import { placeAfter, tenantPlace } from "./tenant-place.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";

test("a place is read as it was written", () => {
  expect(tenantPlace.parse(placeAfter({ tenant_id: TENANT, sort_key: null })))
    .toEqual({ after_tenant_id: TENANT });
  expect(tenantPlace.parse(placeAfter({ tenant_id: TENANT, sort_key: -40 })))
    .toEqual({ after_tenant_id: TENANT, after_key: -40 });
});

test.each(["", "nowhere", `${TENANT}~`, `${TENANT}~1.5`])("%s is no place", (text) => {
  expect(tenantPlace.safeParse(text).success).toBe(false);
});
