import type Stripe from "stripe";
import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { given } from "../../api/given.ts";
import { mergeMetadata, metadata } from "../../api/metadata.ts";
import { createdFilter, isWithin, page, pageParameters } from "../../api/page.ts";
import { text, unsettable } from "../../api/parameters.ts";
import { changesBetween } from "../changes-between.ts";
import { newCustomer } from "./customer.ts";
import { findObject } from "../../api/find-object.ts";

const addressLine = unsettable().default(null);
const address = z.union([
  z.literal("").transform(() => null),
  z.strictObject({
    city: addressLine,
    country: addressLine,
    line1: addressLine,
    line2: addressLine,
    postal_code: addressLine,
    state: addressLine,
  }),
]);

const invoiceSettings = z.strictObject({ default_payment_method: unsettable().optional() });

const writable = {
  address: address.optional(),
  description: unsettable().optional(),
  email: unsettable(512).optional(),
  invoice_settings: invoiceSettings.optional(),
  metadata: metadata().optional(),
  name: unsettable(256).optional(),
  phone: unsettable(20).optional(),
  preferred_locales: z.array(text(20)).optional(),
};

const create = endpoint({
  method: "POST",
  path: "/customers",
  parameters: z.strictObject(writable),
  run({ metadata, invoice_settings, ...fields }, { context }) {
    const blank = newCustomer({ metadata: mergeMetadata({}, metadata) }, context.clock.now());
    const customer: Stripe.Customer = {
      ...blank,
      ...given(fields),
      invoice_settings: { ...blank.invoice_settings, ...given(invoice_settings ?? {}) },
    };
    context.account.customers.insert(customer);
    context.emit("customer.created", customer);
    return customer;
  },
});

const retrieve = endpoint({
  method: "GET",
  path: "/customers/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) =>
    account.deletedCustomers.find(id) ?? findObject(account.customers, id),
});

const update = endpoint({
  method: "POST",
  path: "/customers/:id",
  parameters: z.strictObject(writable),
  run({ metadata, invoice_settings, ...fields }, { context, id }) {
    const before = findObject(context.account.customers, id);
    const after: Stripe.Customer = {
      ...before,
      ...given(fields),
      invoice_settings: { ...before.invoice_settings, ...given(invoice_settings ?? {}) },
      metadata: mergeMetadata(before.metadata, metadata),
    };
    context.account.customers.replace(after);
    const changes = changesBetween(before, after);
    if (changes !== undefined) context.emit("customer.updated", after, changes);
    return after;
  },
});

const remove = endpoint({
  method: "DELETE",
  path: "/customers/:id",
  parameters: z.strictObject({}),
  run(_, { context, id }) {
    const customer = findObject(context.account.customers, id);
    context.account.customers.remove(id);
    context.emit("customer.deleted", customer);
    return context.account.deletedCustomers.insert({ id, object: "customer", deleted: true });
  },
});

const list = endpoint({
  method: "GET",
  path: "/customers",
  parameters: z.strictObject({
    ...pageParameters,
    created: createdFilter.optional(),
    email: text(512).optional(),
  }),
  run({ created, email, ...cursor }, { context: { account }, path }) {
    const customers = account.customers.newestFirst().filter((customer) =>
      isWithin(customer.created, created) && (email === undefined || customer.email === email)
    );
    return page(customers, cursor, path);
  },
});

export const customerEndpoints: readonly Endpoint[] = [create, retrieve, update, remove, list];
