import type Stripe from "stripe";
import { z } from "zod";
import type { World } from "../world.ts";
import { findStored } from "./find-stored.ts";
import { ControlError } from "./operation.ts";

/** How an operation names a payment: by its session, its intent or its charge, exactly one of them. */
export const paymentTarget = {
  session: z.string().optional(),
  payment_intent: z.string().optional(),
  charge: z.string().optional(),
};

interface Target {
  readonly session?: string | undefined;
  readonly payment_intent?: string | undefined;
  readonly charge?: string | undefined;
}

function latestCharge(world: World, intent: string, said: string): Stripe.Charge {
  const { latest_charge } = findStored(world.account.paymentIntents, intent);
  if (typeof latest_charge !== "string") {
    throw new ControlError(409, `Nobody has tried to pay ${said} yet`);
  }
  return findStored(world.account.charges, latest_charge);
}

/** The charge of the payment that the target names; throws a ControlError. */
export function chargeOf(world: World, { session, payment_intent, charge }: Target): Stripe.Charge {
  const given = [session, payment_intent, charge].filter((id) => id !== undefined);
  if (given.length !== 1) {
    throw new ControlError(400, "Name one payment, by its session, payment_intent or charge");
  }
  if (charge !== undefined) return findStored(world.account.charges, charge);
  if (payment_intent !== undefined) return latestCharge(world, payment_intent, payment_intent);
  const { id, payment_intent: intent } = findStored(world.account.sessions, session ?? "");
  if (typeof intent !== "string") {
    throw new ControlError(409, `The session ${id} has no payment`);
  }
  return latestCharge(world, intent, id);
}
