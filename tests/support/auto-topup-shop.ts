import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { z } from "zod";
import { createNodeClient } from "../../stack/node-client.ts";
import { ALPENBLICK } from "./test-database.ts";
import { createTestStack, type Reply, type TestStack } from "./test-stack.ts";

const attached = z.object({ id: z.string() });
const intentObject = z.object({ id: z.string(), metadata: z.record(z.string(), z.string()) });

/** A stack whose owner has bought once and let Stripe keep the card. */
export async function openAutoTopupShop({ dashboard = false } = {}) {
  const stack = await createTestStack({ dashboard });
  const owner = await stack.signIn("owner@alpenblick.example");
  const { sessionId } = await stack.startPurchase(owner, { save_card: true });
  await stack.stripe.control.pay({ session: sessionId });
  await stack.stripe.control.settled();
  const { events: [saved] } = await stack.stripe.control.events({
    type: "payment_method.attached",
  });
  const card = attached.parse(saved?.data.object).id;
  return { ...stack, owner, card, ...actions(stack, card) };
}

function actions(stack: TestStack, card: string) {
  const { control } = stack.stripe;
  return {
    /** Calls the function as the scheduler does. */
    tick: async (): Promise<Reply> => {
      const response = await fetch(`${stack.url}/functions/v1/credit-auto-topup`, {
        method: "POST",
        headers: { apikey: stack.secretKey },
      });
      return { status: response.status, body: await response.json(), headers: response.headers };
    },
    bankSays: (behaviour: Parameters<typeof control.cardBehaviour>[0]["behaviour"]) =>
      control.cardBehaviour({ payment_method: card, behaviour }),
    /** Ids of the payments that no person started and that the events of this type tell of. */
    intents: async (type: string): Promise<string[]> => {
      const { events } = await control.events({ type });
      return events.map(({ data }) => intentObject.parse(data.object))
        .filter(({ metadata }) => metadata["origin"] === "auto_topup").map(({ id }) => id);
    },
    /** Has less than the threshold, is switched on anew, and neither pauses nor waits for anybody. */
    begin: async (owner: string): Promise<void> => {
      await control.clearRules();
      await control.clearFaults();
      await stack.sql`delete from billing.rate_limits`;
      await stack.sql`update billing.purchases set status = 'failed'
        where origin = 'auto_topup' and status in ('created', 'open', 'processing')`;
      await stack.sql`update billing.auto_topups set paused_until = '-infinity', pause = null`;
      const left = await stack.balance();
      if (left > 0) {
        await createNodeClient(stack.url, stack.secretKey).rpc("rpc_credit_deduct", {
          ...{ tenant_id: ALPENBLICK, amount: left, idempotency_key: randomUUID() },
        }).throwOnError();
      }
      const order = {
        ...{ tenant_id: ALPENBLICK, is_on: true, threshold_credits: 10, package_id: "standard" },
        ...{ monthly_cap_minor: 1_000_000, cooldown_seconds: 60 },
      };
      expect(await stack.post("credit-settings/auto-topup", owner, order))
        .toMatchObject({ status: 200, body: { outcome: "switched_on", price_minor: 2500 } });
    },
    /** What has been begun may be worked at again, as if so much time had passed. */
    pass: async (time: string): Promise<void> => {
      await stack.sql`update billing.auto_topups
        set lease_ends_at = lease_ends_at - ${time}::interval,
          paused_until = paused_until - ${time}::interval`;
      await stack.sql`update billing.purchases set created_at = created_at - ${time}::interval
        where origin = 'auto_topup' and status = 'created'`;
    },
    state: async () => {
      const [row] = await stack.sql<{ state: string }[]>`select state from billing.auto_topups`;
      return row?.state;
    },
  };
}
