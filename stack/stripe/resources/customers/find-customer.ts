import type Stripe from "stripe";
import type { Account } from "../../account.ts";
import { resourceMissing } from "../../api/stripe-api-error.ts";

/** The living customer with this id; a deleted one is as missing as one that never was. */
export function findCustomer(account: Account, id: string, param = "id"): Stripe.Customer {
  const customer = account.customers.find(id);
  if (customer === undefined) throw resourceMissing("customer", id, param);
  return customer;
}
