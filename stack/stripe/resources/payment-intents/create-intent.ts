import type Stripe from "stripe";
import { z } from "zod";
import { findObject } from "../../api/find-object.ts";
import { mergeMetadata, metadata } from "../../api/metadata.ts";
import { currency, flag, integer, oneOf, text } from "../../api/parameters.ts";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import type { Context } from "../../context.ts";
import { methodTypesOf } from "../payment-methods/method-type.ts";
import { confirmIntent } from "./confirm-intent.ts";
import { newPaymentIntent } from "./payment-intent.ts";

const MIN_AMOUNT_MINOR = 50;

/** What the simulator understands of Stripe's parameters for a new intent. */
export const intentParameters = z.strictObject({
  amount: integer({ min: 1, max: 99_999_999 }),
  currency: currency(),
  automatic_payment_methods: z.strictObject({
    enabled: flag(),
    allow_redirects: oneOf(["always", "never"]).optional(),
  }).optional(),
  confirm: flag().default(false),
  customer: text().optional(),
  description: text(1000).optional(),
  error_on_requires_action: flag().default(false),
  metadata: metadata().optional(),
  off_session: flag().default(false),
  payment_method: text().optional(),
  receipt_email: text(512).optional(),
  setup_future_usage: oneOf(["off_session", "on_session"]).optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
});

type Parameters = z.output<typeof intentParameters>;

function refuseContradictions({ amount, confirm, off_session, customer }: Parameters): void {
  if (amount < MIN_AMOUNT_MINOR) {
    throw invalidRequest("Amount must be at least 0.50 or equivalent.", {
      code: "amount_too_small",
      param: "amount",
    });
  }
  if (off_session && !confirm) {
    throw invalidRequest("You cannot set `off_session` to `true` when `confirm` is not `true`.", {
      param: "off_session",
    });
  }
  if (off_session && customer === undefined) {
    throw invalidRequest("You must provide a customer to charge them off-session.", {
      param: "customer",
    });
  }
}

/** A new intent, charged at once with `confirm`: the same bank says no with a 402 and leaves the intent behind. */
export function createIntent(context: Context, parameters: Parameters): Stripe.PaymentIntent {
  const { account, clock, emit } = context;
  refuseContradictions(parameters);
  const { customer, payment_method, automatic_payment_methods: automatic } = parameters;
  if (customer !== undefined) findObject(account.customers, customer, "customer");
  if (payment_method !== undefined) {
    findObject(account.paymentMethods, payment_method, "payment_method");
  }
  const intent = account.paymentIntents.insert({
    ...newPaymentIntent({
      amount: parameters.amount,
      currency: parameters.currency,
      customer: customer ?? null,
      payment_method_types: [...methodTypesOf(parameters.currency)],
      created: clock.now(),
      plan: {
        description: parameters.description ?? null,
        metadata: mergeMetadata({}, parameters.metadata),
        receipt_email: parameters.receipt_email ?? null,
        setup_future_usage: parameters.setup_future_usage ?? null,
        statement_descriptor: parameters.statement_descriptor ?? null,
        statement_descriptor_suffix: parameters.statement_descriptor_suffix ?? null,
      },
    }),
    automatic_payment_methods: {
      enabled: automatic?.enabled ?? true,
      allow_redirects: automatic?.allow_redirects ?? "always",
    },
    ...(payment_method === undefined
      ? {}
      : { payment_method, status: "requires_confirmation" as const }),
  });
  emit("payment_intent.created", intent);
  return parameters.confirm ? confirmIntent(context, intent, parameters) : intent;
}
