import Stripe from "stripe";
import type { StripeBooks } from "./compare-books.ts";
import type { StripePurchase } from "./expected-purchase.ts";

type Reversals = Pick<StripePurchase, "refunds" | "disputes"> & { freezes: string[] };
type Session = Stripe.Checkout.Session;

const PAGE = { limit: 100 } as const;

/** Everything that Stripe's API tells of our purchases, read without any code of the product. */
export async function readStripeBooks(apiUrl: string, secretKey: string): Promise<StripeBooks> {
  const { hostname, port } = new URL(apiUrl);
  const stripe = new Stripe(secretKey, { host: hostname, port, protocol: "http" });
  const reversals = await readReversals(stripe);
  const sessions = new Map<string, Session>();
  const listed = stripe.checkout.sessions.list({ ...PAGE, expand: ["data.payment_intent"] });
  for await (const session of listed) {
    const purchaseId = session.metadata?.["purchase_id"];
    if (purchaseId === undefined) continue;
    // A second session may have been made when Stripe's answer about the first was lost.
    const known = sessions.get(purchaseId);
    if (known === undefined || rankOf(session) > rankOf(known)) sessions.set(purchaseId, session);
  }
  const purchases = new Map<string, StripePurchase>();
  const freezes = new Map<string, readonly string[]>();
  for (const [purchaseId, session] of sessions) {
    const intent = session.payment_intent;
    const found = reversals.get(idOf(intent) ?? "") ?? { refunds: [], disputes: [], freezes: [] };
    freezes.set(purchaseId, found.freezes);
    purchases.set(purchaseId, {
      sessionStatus: session.status ?? "open",
      paymentStatus: session.payment_status,
      hasFailed: typeof intent === "object" && intent?.status === "requires_payment_method",
      refunds: found.refunds,
      disputes: found.disputes,
    });
  }
  return { purchases, freezes };
}

async function readReversals(stripe: Stripe): Promise<Map<string, Reversals>> {
  const byIntent = new Map<string, Reversals>();
  const of = (intent: string | { id: string } | null): Reversals => {
    const id = idOf(intent) ?? "";
    const found = byIntent.get(id) ?? { refunds: [], disputes: [], freezes: [] };
    byIntent.set(id, found);
    return found;
  };
  for await (const { payment_intent, amount, status } of stripe.refunds.list(PAGE)) {
    const found = of(payment_intent);
    found.refunds = [...found.refunds, { amountMinor: amount, status: status ?? "pending" }];
  }
  for await (const dispute of stripe.disputes.list(PAGE)) {
    const found = of(dispute.payment_intent);
    const moved = dispute.balance_transactions.map(({ amount }) => amount);
    const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
    found.disputes = [...found.disputes, {
      withdrawnMinor: -sum(moved.filter((amount) => amount < 0)),
      reinstatedMinor: sum(moved.filter((amount) => amount > 0)),
    }];
    const isOver = ["won", "prevented"].includes(dispute.status);
    if (!isOver && !dispute.status.startsWith("warning_")) found.freezes.push(dispute.id);
  }
  for await (const { id, payment_intent } of stripe.radar.earlyFraudWarnings.list(PAGE)) {
    of(payment_intent ?? null).freezes.push(id);
  }
  return byIntent;
}

function idOf(intent: string | { id: string } | null): string | null {
  return typeof intent === "string" ? intent : intent?.id ?? null;
}

function rankOf({ status, payment_status }: Session): number {
  if (payment_status === "paid") return 3;
  return status === "complete" ? 2 : status === "expired" ? 1 : 0;
}
