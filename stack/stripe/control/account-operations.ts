import { z } from "zod";
import { paySession } from "../checkout/pay-session.ts";
import { payerOf } from "../checkout/payer-of.ts";
import { createSession } from "../resources/checkout-sessions/create-session.ts";
import { NO_REQUEST } from "../resources/events/event.ts";
import { findStored } from "./find-stored.ts";
import { ControlError, operation } from "./operation.ts";

/** Another app on the same account sells something: a session that is not ours, paid unless told otherwise. */
export const otherApp = operation({
  method: "POST",
  input: z.strictObject({
    amount: z.int().min(50).default(999),
    currency: z.string().regex(/^[a-z]{3}$/).default("eur"),
    metadata: z.record(z.string(), z.string()).default({ app: "another-app" }),
    pay: z.boolean().default(true),
  }),
  run(world, { amount, currency, metadata, pay }) {
    const context = world.contextFor(NO_REQUEST);
    const session = createSession(context, {
      mode: "payment",
      line_items: [{
        price_data: { currency, unit_amount: amount, product_data: { name: "A mug" } },
        quantity: 1,
      }],
      success_url: "http://127.0.0.1/another-app",
      metadata,
      payment_intent_data: { metadata },
    });
    if (!pay) return { session };
    return { session: paySession(context, session, payerOf(world.account, session, {})).session };
  },
});

/** From now on an endpoint receives events as an older version of Stripe's API renders them. */
export const endpointVersion = operation({
  method: "POST",
  input: z.strictObject({
    /** The id of one endpoint; all of them without it. */
    endpoint: z.string().optional(),
    api_version: z.string().regex(/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/),
  }),
  run({ account }, { endpoint, api_version }) {
    const chosen = endpoint === undefined
      ? account.webhookEndpoints.oldestFirst()
      : [findStored(account.webhookEndpoints, endpoint)];
    if (chosen.length === 0) throw new ControlError(404, "No endpoint is registered");
    for (const each of chosen) account.webhookEndpoints.replace({ ...each, api_version });
    return { endpoints: chosen.map(({ id }) => id), api_version };
  },
});

/** Stripe fails to make the next events: objects change, and no event will ever tell. All of them without a count. */
export const loseEvents = operation({
  method: "POST",
  input: z.strictObject({
    count: z.int().min(1).optional(),
    types: z.array(z.string()).min(1).optional(),
  }),
  run(world, { count = Infinity, types }) {
    world.losses.plan({ count, types });
    return { count: Number.isFinite(count) ? count : null, types: types ?? null };
  },
});
