import type Stripe from "stripe";
import { z } from "zod";
import { invalidRequest } from "../api/stripe-api-error.ts";
import { applyCode, changeQuantity } from "../checkout/reprice-session.ts";
import type { Context } from "../context.ts";

const changeSchema = z.union([
  z.object({ code: z.string().min(1).max(500) }),
  z.object({
    line: z.coerce.number().int().min(0),
    quantity: z.coerce.number().int().min(1).max(999_999),
  }),
]);

/** What a customer may change on the page: a promotion code, or how many, within what the session allows. */
export function changePrice(
  context: Context,
  session: Stripe.Checkout.Session,
  body: Record<string, unknown>,
): void {
  const change = changeSchema.safeParse(body);
  if (!change.success) throw invalidRequest("Give a code, or a line and its quantity.");
  if ("code" in change.data) {
    applyCode(context, session, change.data.code);
    return;
  }
  const { line, quantity } = change.data;
  const allowed = context.account.sessionDetails.find(session.id)?.lines[line]?.adjustable_quantity;
  const { enabled = false, minimum, maximum } = allowed ?? {};
  if (!enabled || quantity < (minimum ?? 0) || quantity > (maximum ?? Infinity)) {
    throw invalidRequest(`The session ${session.id} does not allow this quantity.`);
  }
  changeQuantity(context, session, line, quantity);
}
