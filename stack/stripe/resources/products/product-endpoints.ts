import type Stripe from "stripe";
import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { given } from "../../api/given.ts";
import { mergeMetadata, metadata } from "../../api/metadata.ts";
import { createdFilter, isWithin, page, pageParameters } from "../../api/page.ts";
import { currency, flag, integer, text, unsettable, webAddress } from "../../api/parameters.ts";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import { newId } from "../../state/new-id.ts";
import { changesBetween } from "../changes-between.ts";
import { oneTimePrice } from "../prices/price.ts";
import { serviceProduct } from "./product.ts";

const writable = {
  active: flag().optional(),
  description: unsettable().optional(),
  images: z.union([z.literal("").transform(() => []), z.array(webAddress()).max(8)]).optional(),
  metadata: metadata().optional(),
  statement_descriptor: text(22).optional(),
  unit_label: unsettable(12).optional(),
  url: unsettable(2048).optional(),
};

const create = endpoint({
  method: "POST",
  path: "/products",
  parameters: z.strictObject({
    ...writable,
    name: text(),
    id: text(255).optional(),
    default_price_data: z.strictObject({
      currency: currency(),
      unit_amount: integer({ min: 0 }),
      metadata: metadata().optional(),
    }).optional(),
  }),
  run({ name, id, metadata, default_price_data: priced, ...fields }, { context }) {
    const { account, clock, emit } = context;
    if (id !== undefined && account.products.find(id) !== undefined) {
      throw invalidRequest("Product already exists.", {
        code: "resource_already_exists",
        param: "id",
      });
    }
    const created = clock.now();
    const bare: Stripe.Product = {
      ...serviceProduct({ id: id ?? newId("product"), created, name }),
      ...given(fields),
      metadata: mergeMetadata({}, metadata),
    };
    const price = priced === undefined ? null : account.prices.insert(oneTimePrice({
      id: newId("price"),
      created,
      currency: priced.currency,
      product: bare.id,
      unit_amount: priced.unit_amount,
      metadata: mergeMetadata({}, priced.metadata),
    }));
    const product = account.products.insert({ ...bare, default_price: price?.id ?? null });
    emit("product.created", product);
    if (price !== null) emit("price.created", price);
    return product;
  },
});

const retrieve = endpoint({
  method: "GET",
  path: "/products/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.products, id),
});

const update = endpoint({
  method: "POST",
  path: "/products/:id",
  parameters: z.strictObject({
    ...writable,
    name: text().optional(),
    default_price: text().optional(),
  }),
  run({ metadata, ...fields }, { context: { account, clock, emit }, id }) {
    const before = findObject(account.products, id);
    if (fields.default_price !== undefined) {
      const price = findObject(account.prices, fields.default_price, "default_price");
      if (price.product !== id) {
        throw invalidRequest("The price specified does not belong to this product.", {
          param: "default_price",
        });
      }
    }
    const after: Stripe.Product = {
      ...before,
      ...given(fields),
      metadata: mergeMetadata(before.metadata, metadata),
      updated: clock.now(),
    };
    account.products.replace(after);
    const changes = changesBetween({ ...before, updated: after.updated }, after);
    if (changes !== undefined) emit("product.updated", after, changes);
    return after;
  },
});

const list = endpoint({
  method: "GET",
  path: "/products",
  parameters: z.strictObject({
    ...pageParameters,
    active: flag().optional(),
    created: createdFilter.optional(),
    ids: z.array(text()).optional(),
  }),
  run({ active, created, ids, ...cursor }, { context: { account }, path }) {
    const products = account.products.newestFirst().filter((product) =>
      isWithin(product.created, created) &&
      (active === undefined || product.active === active) &&
      (ids === undefined || ids.includes(product.id))
    );
    return page(products, cursor, path);
  },
});

export const productEndpoints: readonly Endpoint[] = [create, retrieve, update, list];
