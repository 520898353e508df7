import type Stripe from "stripe";
import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { page, pageParameters } from "../../api/page.ts";
import { oneOf, text } from "../../api/parameters.ts";
import type { Account } from "../../account.ts";
import type { Context } from "../../context.ts";
import { attachMethod, detachMethod } from "./attach-method.ts";
import { behave, type Behaviour } from "./card-behaviour.ts";
import { newPaymentMethod } from "./payment-method.ts";

/** The names that Stripe gives its test cards; each use makes a new method. */
const TEST_METHODS: Readonly<Record<string, Behaviour>> = {
  pm_card_visa: "succeeds",
  pm_card_chargeCustomerFail: "generic_decline",
  pm_card_authenticationRequired: "authentication_required",
};

const type = oneOf(["bacs_debit", "card", "sepa_debit", "us_bank_account"]).optional();

function methodOrTestCard(context: Context, id: string): Stripe.PaymentMethod {
  const { account, clock } = context;
  const behaviour = TEST_METHODS[id];
  if (behaviour === undefined) return findObject(account.paymentMethods, id);
  const payer = { email: "buyer@example.com", name: "Alex Example" };
  const method = newPaymentMethod({ type: "card", payer, created: clock.now() });
  account.paymentMethods.insert(method);
  behave(account.cardBehaviours, method, behaviour);
  return method;
}

function savedMethods(account: Account, customer: string | undefined, type: string | undefined) {
  return account.paymentMethods.newestFirst().filter((method) =>
    customer !== undefined && method.customer === customer &&
    (type === undefined || method.type === type)
  );
}

const retrieve = endpoint({
  method: "GET",
  path: "/payment_methods/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.paymentMethods, id),
});

const attach = endpoint({
  method: "POST",
  path: "/payment_methods/:id/attach",
  parameters: z.strictObject({ customer: text() }),
  run({ customer }, { context, id }) {
    const { id: owner } = findObject(context.account.customers, customer, "customer");
    return attachMethod(context, methodOrTestCard(context, id), owner);
  },
});

const detach = endpoint({
  method: "POST",
  path: "/payment_methods/:id/detach",
  parameters: z.strictObject({}),
  run: (_, { context, id }) =>
    detachMethod(context, findObject(context.account.paymentMethods, id)),
});

/** Without a customer the list is empty, as Stripe lists only what is attached to somebody. */
const list = endpoint({
  method: "GET",
  path: "/payment_methods",
  parameters: z.strictObject({ ...pageParameters, customer: text().optional(), type }),
  run: ({ customer, type, ...cursor }, { context: { account }, path }) =>
    page(savedMethods(account, customer, type), cursor, path),
});

const listOfCustomer = endpoint({
  method: "GET",
  path: "/customers/:id/payment_methods",
  parameters: z.strictObject({ ...pageParameters, type }),
  run({ type, ...cursor }, { context: { account }, id, path }) {
    const customer = findObject(account.customers, id);
    return page(savedMethods(account, customer.id, type), cursor, path);
  },
});

export const paymentMethodEndpoints: readonly Endpoint[] = [
  retrieve,
  attach,
  detach,
  list,
  listOfCustomer,
];
