import type Stripe from "stripe";
import { newId, randomToken } from "../../state/new-id.ts";

/** The fields of a customer that a caller decides. */
export interface CustomerFields {
  readonly address?: Stripe.Address | null;
  readonly description?: string | null;
  readonly email?: string | null;
  readonly metadata?: Stripe.Metadata;
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly preferred_locales?: string[];
}

/** A new customer with everything that Stripe fills in by itself. */
export function newCustomer(fields: CustomerFields, created: number): Stripe.Customer {
  return {
    id: newId("customer"),
    object: "customer",
    address: fields.address ?? null,
    balance: 0,
    created,
    currency: null,
    default_source: null,
    delinquent: false,
    description: fields.description ?? null,
    discount: null,
    email: fields.email ?? null,
    invoice_prefix: randomToken(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: fields.metadata ?? {},
    name: fields.name ?? null,
    next_invoice_sequence: 1,
    phone: fields.phone ?? null,
    preferred_locales: fields.preferred_locales ?? [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
}
