import type { Context } from "../../context.ts";
import { mergeMetadata } from "../../api/metadata.ts";
import { findObject } from "../../api/find-object.ts";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import { newId } from "../../state/new-id.ts";
import { oneTimePrice, type Price } from "../prices/price.ts";
import { serviceProduct } from "../products/product.ts";
import type { LineItemParameters } from "./create-parameters.ts";
import type { LineItem } from "./session-details.ts";

type PriceData = NonNullable<LineItemParameters["price_data"]>;

/** The product of inline price data: an existing one, or a new inactive one as Stripe makes it. */
function productOf(context: Context, data: PriceData, param: string): string {
  if (data.product !== undefined && data.product_data !== undefined) {
    throw invalidRequest("You may only specify one of these parameters: product, product_data.", {
      param: `${param}[product]`,
    });
  }
  if (data.product !== undefined) {
    return findObject(context.account.products, data.product, `${param}[product]`).id;
  }
  if (data.product_data === undefined) {
    throw invalidRequest("You must specify either `product` or `product_data`.", {
      param,
      code: "parameter_missing",
    });
  }
  const { name, description = null, images = [], metadata, unit_label = null } = data.product_data;
  const product = serviceProduct({
    id: newId("product"),
    created: context.clock.now(),
    name,
    active: false,
    description,
    images,
    metadata: mergeMetadata({}, metadata),
    unit_label,
  });
  return context.account.products.insert(product).id;
}

function inlinePrice(context: Context, data: PriceData, param: string): Price {
  const price = oneTimePrice({
    id: newId("price"),
    created: context.clock.now(),
    currency: data.currency,
    product: productOf(context, data, param),
    unit_amount: data.unit_amount,
    active: false,
    tax_behavior: data.tax_behavior ?? "unspecified",
  });
  return context.account.prices.insert(price);
}

function existingPrice(context: Context, id: string, param: string): Price {
  const price = findObject(context.account.prices, id, param);
  if (!price.active) {
    throw invalidRequest(
      `The price specified is inactive. This field only accepts active prices.`,
      {
        param,
      },
    );
  }
  return price;
}

/** How many a customer may choose where the session names no maximum. */
const MAX_QUANTITY = 99;

/** One line, not priced yet, from a price or from inline price data, which leaves an inactive price and product behind as at Stripe. */
export function createLineItem(
  context: Context,
  line: LineItemParameters,
  index: number,
): LineItem {
  const param = `line_items[${index}]`;
  if ((line.price === undefined) === (line.price_data === undefined)) {
    throw invalidRequest("You must specify either `price` or `price_data`, and not both.", {
      param,
    });
  }
  const price = line.price_data === undefined
    ? existingPrice(context, line.price ?? "", `${param}[price]`)
    : inlinePrice(context, line.price_data, `${param}[price_data]`);
  const product = typeof price.product === "string"
    ? context.account.products.find(price.product)
    : undefined;
  const { adjustable_quantity: adjustable } = line;
  return {
    id: newId("line_item"),
    object: "item",
    adjustable_quantity: adjustable === undefined ? null : {
      enabled: adjustable.enabled,
      maximum: adjustable.maximum ?? MAX_QUANTITY,
      minimum: adjustable.minimum ?? 0,
    },
    amount_discount: 0,
    amount_subtotal: 0,
    amount_tax: 0,
    amount_total: 0,
    currency: price.currency,
    description: product?.name ?? null,
    metadata: mergeMetadata({}, line.metadata),
    price,
    quantity: line.quantity,
  };
}
