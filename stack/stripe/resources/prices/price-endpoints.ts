import { z } from "zod";
import type { Account } from "../../account.ts";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { given } from "../../api/given.ts";
import { mergeMetadata, metadata } from "../../api/metadata.ts";
import { createdFilter, isWithin, page, pageParameters } from "../../api/page.ts";
import { currency, flag, integer, oneOf, text, unsettable } from "../../api/parameters.ts";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import { newId } from "../../state/new-id.ts";
import { changesBetween } from "../changes-between.ts";
import { serviceProduct } from "../products/product.ts";
import { oneTimePrice, type Price } from "./price.ts";

const writable = {
  active: flag().optional(),
  lookup_key: unsettable(200).optional(),
  metadata: metadata().optional(),
  nickname: unsettable().optional(),
  tax_behavior: oneOf(["exclusive", "inclusive", "unspecified"]).optional(),
  transfer_lookup_key: flag().default(false),
};

/** A lookup key names one price: it moves only when the caller says so. */
function claimLookupKey(
  account: Account,
  key: string | null | undefined,
  transfer: boolean,
  own?: string,
) {
  if (key === undefined || key === null) return;
  const holder = account.prices.oldestFirst()
    .find((price) => price.lookup_key === key && price.id !== own);
  if (holder === undefined) return;
  if (!transfer) {
    throw invalidRequest(
      `A price (\`${holder.id}\`) already uses that lookup key. To transfer it, set ` +
        "`transfer_lookup_key` to true.",
      { param: "lookup_key" },
    );
  }
  account.prices.replace({ ...holder, lookup_key: null });
}

const create = endpoint({
  method: "POST",
  path: "/prices",
  parameters: z.strictObject({
    ...writable,
    currency: currency(),
    unit_amount: integer({ min: 0 }),
    product: text().optional(),
    product_data: z.strictObject({ name: text(), metadata: metadata().optional() }).optional(),
  }),
  run(parameters, { context: { account, clock, emit } }) {
    const { product, product_data, metadata, transfer_lookup_key, ...fields } = parameters;
    if ((product === undefined) === (product_data === undefined)) {
      throw invalidRequest("You must specify either `product` or `product_data`, and not both.", {
        param: "product",
        code: "parameter_missing",
      });
    }
    if (product !== undefined) findObject(account.products, product, "product");
    claimLookupKey(account, fields.lookup_key, transfer_lookup_key);
    const created = clock.now();
    const made = product_data === undefined ? null : account.products.insert(serviceProduct({
      id: newId("product"),
      created,
      name: product_data.name,
      metadata: mergeMetadata({}, product_data.metadata),
    }));
    if (made !== null) emit("product.created", made);
    const { currency, unit_amount } = fields;
    const price: Price = account.prices.insert({
      ...oneTimePrice({
        id: newId("price"),
        created,
        currency,
        product: made?.id ?? product ?? "",
        unit_amount,
        metadata: mergeMetadata({}, metadata),
      }),
      ...given(fields),
    });
    emit("price.created", price);
    return price;
  },
});

const retrieve = endpoint({
  method: "GET",
  path: "/prices/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.prices, id),
});

const update = endpoint({
  method: "POST",
  path: "/prices/:id",
  parameters: z.strictObject(writable),
  run({ metadata, transfer_lookup_key, ...fields }, { context: { account, emit }, id }) {
    const before = findObject(account.prices, id);
    claimLookupKey(account, fields.lookup_key, transfer_lookup_key, id);
    const after: Price = account.prices.replace({
      ...before,
      ...given(fields),
      metadata: mergeMetadata(before.metadata, metadata),
    });
    const changes = changesBetween(before, after);
    if (changes !== undefined) emit("price.updated", after, changes);
    return after;
  },
});

const list = endpoint({
  method: "GET",
  path: "/prices",
  parameters: z.strictObject({
    ...pageParameters,
    active: flag().optional(),
    created: createdFilter.optional(),
    currency: currency().optional(),
    lookup_keys: z.array(text(200)).max(10).optional(),
    product: text().optional(),
    type: oneOf(["one_time", "recurring"]).optional(),
  }),
  run({ active, created, currency, lookup_keys, product, type, ...cursor }, { context, path }) {
    const prices = context.account.prices.newestFirst().filter((price) =>
      isWithin(price.created, created) &&
      (active === undefined || price.active === active) &&
      (currency === undefined || price.currency === currency) &&
      (lookup_keys === undefined || lookup_keys.includes(price.lookup_key ?? "")) &&
      (product === undefined || price.product === product) &&
      (type === undefined || price.type === type)
    );
    return page(prices, cursor, path);
  },
});

export const priceEndpoints: readonly Endpoint[] = [create, retrieve, update, list];
