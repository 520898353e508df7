import type { StripeControl } from "../../stack/stripe/control/create-control.ts";
import type { TestStack } from "./test-stack.ts";

type Play = (control: StripeControl, session: string) => Promise<unknown>;

const pay: Play = (control, session) => control.pay({ session });

async function disputed(control: StripeControl, session: string, outcome: "won" | "lost") {
  await pay(control, session);
  const { dispute } = await control.dispute({ session });
  await control.decideDispute({ dispute: dispute.id, outcome });
}

/** What can become of a purchase at Stripe, and what our books must say of it in the end. */
export const FATES: Record<string, { ends: string; gone: number; play: Play }> = {
  left_open: { ends: "open", gone: 0, play: () => Promise.resolve() },
  paid: { ends: "credited", gone: 0, play: pay },
  paid_after_a_decline: {
    ...{ ends: "credited", gone: 0 },
    play: async (control, session) => {
      await control.decline({ session });
      await pay(control, session);
    },
  },
  paid_later: {
    ...{ ends: "credited", gone: 0 },
    play: async (control, session) => {
      await control.payLater({ session });
      await control.settleDelayed({ session, outcome: "succeeded" });
    },
  },
  failed_later: {
    ...{ ends: "failed", gone: 0 },
    play: async (control, session) => {
      await control.payLater({ session });
      await control.settleDelayed({ session, outcome: "failed" });
    },
  },
  expired: { ends: "expired", gone: 0, play: (control, session) => control.expire({ session }) },
  refunded_in_part: {
    ...{ ends: "partially_reversed", gone: 40 },
    play: async (control, session) => {
      await pay(control, session);
      await control.refund({ session, percent: 40 });
    },
  },
  refunded_in_parts: {
    ...{ ends: "reversed", gone: 100 },
    play: async (control, session) => {
      await pay(control, session);
      for (const amount of [833, 833, 834]) await control.refund({ session, amount });
    },
  },
  refund_failed: {
    ...{ ends: "credited", gone: 0 },
    play: async (control, session) => {
      await pay(control, session);
      const { refund } = await control.refund({ session });
      await control.failRefund({ refund: refund.id });
    },
  },
  dispute_lost: {
    ...{ ends: "reversed", gone: 100 },
    play: (control, session) => disputed(control, session, "lost"),
  },
  dispute_won: {
    ...{ ends: "credited", gone: 0 },
    play: (control, session) => disputed(control, session, "won"),
  },
  asked_about: {
    ...{ ends: "credited", gone: 0 },
    play: async (control, session) => {
      await pay(control, session);
      await control.dispute({ session, inquiry: true });
    },
  },
  warned_of: {
    ...{ ends: "credited", gone: 0 },
    play: async (control, session) => {
      await pay(control, session);
      await control.fraudWarning({ session });
    },
  },
};

/** Starts a purchase for every fate and plays them; answers with the purchases by fate. */
export async function playFates(stack: TestStack, token: string): Promise<Map<string, string>> {
  const purchases = new Map<string, string>();
  for (const [fate, { play }] of Object.entries(FATES)) {
    const { purchase_id, sessionId } = await stack.startPurchase(token);
    purchases.set(fate, purchase_id);
    await play(stack.stripe.control, sessionId);
  }
  return purchases;
}
