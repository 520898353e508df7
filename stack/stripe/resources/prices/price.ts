import type Stripe from "stripe";

/** A price as it travels: stripe-node turns `unit_amount_decimal` into its Decimal class only on arrival. */
export type Price = Omit<Stripe.Price, "unit_amount_decimal" | "currency_options" | "tiers"> & {
  unit_amount_decimal: string | null;
};

/** What a new price is made of. */
export interface PriceFields {
  readonly id: string;
  readonly created: number;
  readonly currency: string;
  readonly product: string;
  readonly unit_amount: number;
  readonly active?: boolean;
  readonly lookup_key?: string | null;
  readonly nickname?: string | null;
  readonly metadata?: Stripe.Metadata;
  readonly tax_behavior?: Stripe.Price.TaxBehavior;
}

/** A one-time price per unit, the only kind that the simulator sells. */
export function oneTimePrice(fields: PriceFields): Price {
  return {
    id: fields.id,
    object: "price",
    active: fields.active ?? true,
    billing_scheme: "per_unit",
    created: fields.created,
    currency: fields.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: fields.lookup_key ?? null,
    metadata: fields.metadata ?? {},
    nickname: fields.nickname ?? null,
    product: fields.product,
    recurring: null,
    tax_behavior: fields.tax_behavior ?? "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: "one_time",
    unit_amount: fields.unit_amount,
    unit_amount_decimal: String(fields.unit_amount),
  };
}
