import type Stripe from "stripe";

/** What a new product is made of. */
export interface ProductFields {
  readonly id: string;
  readonly created: number;
  readonly name: string;
  readonly active?: boolean;
  readonly description?: string | null;
  readonly images?: string[];
  readonly metadata?: Stripe.Metadata;
  readonly statement_descriptor?: string | null;
  readonly unit_label?: string | null;
  readonly url?: string | null;
}

/** A service product with everything Stripe fills in by itself. */
export function serviceProduct(fields: ProductFields): Stripe.Product {
  return {
    id: fields.id,
    object: "product",
    active: fields.active ?? true,
    created: fields.created,
    default_price: null,
    description: fields.description ?? null,
    images: fields.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: fields.metadata ?? {},
    name: fields.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: fields.statement_descriptor ?? null,
    tax_code: null,
    tax_details: null,
    type: "service",
    unit_label: fields.unit_label ?? null,
    updated: fields.created,
    url: fields.url ?? null,
  };
}
