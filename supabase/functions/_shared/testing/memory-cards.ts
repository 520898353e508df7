import { CreditError } from "../credits/credit-error.ts";
import { writeAutoTopupMetadata } from "../credits/purchase-metadata.ts";
import type { StripeGateway } from "../stripe.ts";

/** What the bank says to the next charges, or what happens to the call instead. */
export type CardBehaviour = "succeeds" | "declines" | "asks" | "is_lost" | "is_refused";

const AFTER = { succeeds: "succeeded", is_lost: "succeeded" } as const;
const CODE = { declines: "card_declined", asks: "authentication_required" } as const;

/** Saved cards and their automatic payments in memory: one payment per purchase, as with a key. */
export function createMemoryCards() {
  const cards = new Map<string, string>();
  const intents = new Map<string, MemoryIntent>();
  const bank: { says: CardBehaviour; charges: number } = { says: "succeeds", charges: 0 };

  const gateway = {
    findSavedCard: (customerId) => Promise.resolve(cards.get(customerId) ?? null),
    chargeSavedCard: (charge) => {
      const id = `pi_${charge.purchaseId}`;
      if (bank.says === "is_refused") return Promise.resolve({ refusal: "resource_missing" });
      if (!intents.has(id)) {
        const status = bank.says in AFTER ? "succeeded" : "requires_payment_method";
        const code = bank.says === "declines" || bank.says === "asks" ? CODE[bank.says] : null;
        if (status === "succeeded") bank.charges++;
        intents.set(id, {
          ...{ id, livemode: false, status, customer: charge.customerId },
          ...{ amount: charge.priceMinor, currency: charge.currency.toLowerCase() },
          amount_received: status === "succeeded" ? charge.priceMinor : 0,
          last_payment_error: code === null ? null : { code },
          metadata: { ...writeAutoTopupMetadata(charge) },
        });
      }
      if (bank.says === "is_lost") throw lost();
      return Promise.resolve({ paymentIntentId: id });
    },
    findAutoTopup: ({ purchaseId }) =>
      Promise.resolve(intents.has(`pi_${purchaseId}`) ? `pi_${purchaseId}` : null),
    settleAutoTopup: (id) => {
      const intent = intents.get(id);
      if (intent?.status.startsWith("requires_") === true) intent.status = "canceled";
      return Promise.resolve(intent ?? null);
    },
  } satisfies Partial<StripeGateway>;

  return { gateway, cards, intents, bank };
}

type MemoryIntent = {
  id: string;
  livemode: boolean;
  status: string;
  amount: number;
  amount_received: number;
  currency: string;
  customer: string;
  last_payment_error: { code: string } | null;
  metadata: Record<string, string>;
};

function lost(): CreditError {
  return new CreditError("stripe_unavailable", "Cannot reach the payment provider", {
    hint: "Try again in a moment with the same attempt",
  });
}
