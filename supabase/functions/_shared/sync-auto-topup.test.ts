import { expect, test } from "vitest";
import { writeAutoTopupMetadata, writePurchaseMetadata } from "./credits/purchase-metadata.ts";
import { syncAutoTopup } from "./sync-auto-topup.ts";

const ids = {
  env: "test",
  tenantId: "11111111-1111-4111-8111-111111111111",
  purchaseId: "33333333-3333-4333-8333-333333333333",
};

/** Asks for one payment of which Stripe knows this metadata; keeps what would be applied. */
async function sync(metadata: Record<string, string>) {
  const appliedTo: string[] = [];
  const intent = {
    ...{ id: "pi_1", livemode: false, status: "succeeded", amount: 2500, amount_received: 2500 },
    ...{ currency: "eur", customer: "cus_1", last_payment_error: null, metadata },
  };
  const synced = await syncAutoTopup(
    {
      stripe: { settleAutoTopup: () => Promise.resolve(intent) },
      ledger: {
        applyAutoTopup: ({ purchaseId }) => {
          appliedTo.push(purchaseId);
          return Promise.resolve({
            ...{ outcome: "credited", purchase_status: "credited", reason: null },
          });
        },
      },
      env: "test",
    },
    "pi_1",
    null,
  );
  return { kind: synced.kind, appliedTo };
}

test("an automatic payment of ours is applied to its purchase", async () => {
  expect(await sync(writeAutoTopupMetadata(ids)))
    .toEqual({ kind: "applied", appliedTo: [ids.purchaseId] });
});

test("the payment of a person's session is not: a session settles by itself", async () => {
  expect(await sync(writePurchaseMetadata(ids))).toEqual({ kind: "ignored", appliedTo: [] });
});

test("nor is a payment of another environment on the same account", async () => {
  expect(await sync(writeAutoTopupMetadata({ ...ids, env: "staging" })))
    .toEqual({ kind: "ignored", appliedTo: [] });
});
