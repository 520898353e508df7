import { expect, test } from "vitest";
import { isOurs, readPurchaseIds, writePurchaseMetadata } from "./purchase-metadata.ts";

const tenantId = "11111111-1111-4111-8111-111111111111";
const purchaseId = "33333333-3333-4333-8333-333333333333";

test("what is written is recognised as ours and read back", () => {
  const metadata = writePurchaseMetadata({ env: "test", tenantId, purchaseId });

  expect(isOurs(metadata, "test")).toBe(true);
  expect(isOurs(metadata, "production")).toBe(false);
  expect(readPurchaseIds(metadata)).toEqual({ tenantId, purchaseId });
});

test("only ids are written: no price, no credits, no person", () => {
  expect(writePurchaseMetadata({ env: "test", tenantId, purchaseId })).toEqual({
    app: "tenant-credits",
    env: "test",
    tenant_id: tenantId,
    purchase_id: purchaseId,
  });
});
