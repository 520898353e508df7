import { z } from "zod";
import { readPurchaseIds } from "./purchase-metadata.ts";

/** An automatic payment reduced to what the database needs to decide. Amounts in minor units. */
export type AutoTopupFacts = {
  tenantId: string;
  purchaseId: string;
  paymentIntentId: string;
  livemode: boolean;
  status: "succeeded" | "processing" | "canceled";
  amountMinor: number;
  currency: string;
  customerId: string | null;
  failure: string | null;
};

export type AutoTopupReading =
  | { kind: "facts"; facts: AutoTopupFacts }
  | { kind: "unreadable"; reason: "damaged_metadata" | "unknown_payment_state" };

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);
const word = z.string().regex(/^[a-z0-9_]{1,64}$/).catch("declined").nullish();

const intent = z.object({
  id: z.string().min(1),
  livemode: z.boolean(),
  status: z.enum(["succeeded", "processing", "canceled"]),
  amount: z.number().int(),
  amount_received: z.number().int(),
  currency: z.string(),
  customer: reference.nullable(),
  last_payment_error: z.object({ code: word, decline_code: word }).nullish(),
});

/**
 * Reads an automatic payment that waits for nobody any more. Stripe's enums are open: a state we do
 * not know neither grants nor ends anything. A bank that wants its customer says so in the error's
 * code (https://docs.stripe.com/payments/save-and-reuse#charge-saved-payment-method).
 */
export function readAutoTopup(
  source: { metadata: Record<string, string> | null },
): AutoTopupReading {
  const ids = readPurchaseIds(source.metadata);
  if (ids === null) return { kind: "unreadable", reason: "damaged_metadata" };
  const parsed = intent.safeParse(source);
  if (!parsed.success) return { kind: "unreadable", reason: "unknown_payment_state" };
  const { id, livemode, status, currency, customer, last_payment_error: error } = parsed.data;
  const wantsOwner = error?.code === "authentication_required";
  const failure = wantsOwner ? error.code : error?.decline_code ?? error?.code ?? "canceled";
  return {
    kind: "facts",
    facts: {
      ...ids,
      ...{ paymentIntentId: id, livemode, status, currency, customerId: customer },
      // What arrived, where something did: a part of the price is not the price.
      amountMinor: status === "succeeded" ? parsed.data.amount_received : parsed.data.amount,
      failure: status === "canceled" ? failure ?? null : null,
    },
  };
}
