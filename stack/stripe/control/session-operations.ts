import { z } from "zod";
import { recoverSession } from "../checkout/recover-session.ts";
import {
  applyCode,
  applyCoupon,
  applyTax,
  changeQuantity,
  presentIn,
} from "../checkout/reprice-session.ts";
import { newCoupon } from "../resources/coupons/coupon.ts";
import { NO_REQUEST } from "../resources/events/event.ts";
import type { World } from "../world.ts";
import { findStored } from "./find-stored.ts";
import { operation } from "./operation.ts";

function find(world: World, id: string) {
  return { context: world.contextFor(NO_REQUEST), found: findStored(world.account.sessions, id) };
}

/**
 * Takes something off an open session by a coupon made on the spot, or by a customer's promotion code. The coupon works
 * also where the session takes no codes: somebody with the Dashboard can do that.
 */
export const discount = operation({
  method: "POST",
  input: z.union([
    z.strictObject({ session: z.string(), code: z.string() }),
    z.strictObject({ session: z.string(), percent_off: z.number().gt(0).max(100) }),
    z.strictObject({ session: z.string(), amount_off: z.int().min(1) }),
  ]),
  run(world, { session, ...what }) {
    const { context, found } = find(world, session);
    if ("code" in what) return { session: applyCode(context, found, what.code) };
    const currency = "amount_off" in what ? found.currency ?? undefined : undefined;
    const coupon = newCoupon({ ...what, currency }, context.clock.now());
    return { session: applyCoupon(context, found, world.account.coupons.insert(coupon)) };
  },
});

/** Puts tax on an open session. */
export const tax = operation({
  method: "POST",
  input: z.strictObject({ session: z.string(), percent: z.number().min(0).max(100) }),
  run(world, { session, percent }) {
    const { context, found } = find(world, session);
    return { session: applyTax(context, found, percent) };
  },
});

/** Changes how many are bought, within or beyond what the session allows. */
export const quantity = operation({
  method: "POST",
  input: z.strictObject({
    session: z.string(),
    quantity: z.int().min(1).max(999_999),
    line: z.int().min(0).default(0),
  }),
  run(world, { session, quantity, line }) {
    const { context, found } = find(world, session);
    return { session: changeQuantity(context, found, line, quantity) };
  },
});

/** Shows an open session in the customer's own currency. */
export const present = operation({
  method: "POST",
  input: z.strictObject({
    session: z.string(),
    currency: z.string().regex(/^[a-z]{3}$/),
    /** How many minor units of that currency one of the session's is worth. */
    rate: z.number().gt(0),
  }),
  run(world, { session, currency, rate }) {
    const { context, found } = find(world, session);
    return { session: presentIn(context, found, currency, rate) };
  },
});

/** The customer follows the recovery link of an expired session; answers with the new one. */
export const recover = operation({
  method: "POST",
  input: z.strictObject({ session: z.string() }),
  run(world, { session }) {
    const { context, found } = find(world, session);
    return { session: recoverSession(context, found) };
  },
});
