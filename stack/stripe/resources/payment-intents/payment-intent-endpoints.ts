import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { given } from "../../api/given.ts";
import { mergeMetadata, metadata } from "../../api/metadata.ts";
import { createdFilter, isWithin, page, pageParameters } from "../../api/page.ts";
import { flag, oneOf, text } from "../../api/parameters.ts";
import { cancelIntent } from "./cancel-intent.ts";
import { confirmIntent } from "./confirm-intent.ts";
import { createIntent, intentParameters } from "./create-intent.ts";

const create = endpoint({
  method: "POST",
  path: "/payment_intents",
  parameters: intentParameters,
  run: (parameters, { context }) => createIntent(context, parameters),
});

const retrieve = endpoint({
  method: "GET",
  path: "/payment_intents/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.paymentIntents, id),
});

const update = endpoint({
  method: "POST",
  path: "/payment_intents/:id",
  parameters: z.strictObject({
    description: text(1000).optional(),
    metadata: metadata().optional(),
  }),
  run({ metadata, ...fields }, { context: { account }, id }) {
    const intent = findObject(account.paymentIntents, id);
    return account.paymentIntents.replace({
      ...intent,
      ...given(fields),
      metadata: mergeMetadata(intent.metadata, metadata),
    });
  },
});

const confirm = endpoint({
  method: "POST",
  path: "/payment_intents/:id/confirm",
  parameters: z.strictObject({
    error_on_requires_action: flag().default(false),
    off_session: flag().default(false),
    payment_method: text().optional(),
  }),
  run: (confirmation, { context, id }) =>
    confirmIntent(context, findObject(context.account.paymentIntents, id), confirmation),
});

const cancel = endpoint({
  method: "POST",
  path: "/payment_intents/:id/cancel",
  parameters: z.strictObject({
    cancellation_reason: oneOf([
      "abandoned",
      "duplicate",
      "fraudulent",
      "requested_by_customer",
    ]).optional(),
  }),
  run: ({ cancellation_reason }, { context, id }) =>
    cancelIntent(
      context,
      findObject(context.account.paymentIntents, id),
      cancellation_reason ?? null,
    ),
});

const list = endpoint({
  method: "GET",
  path: "/payment_intents",
  parameters: z.strictObject({
    ...pageParameters,
    created: createdFilter.optional(),
    customer: text().optional(),
  }),
  run({ created, customer, ...cursor }, { context: { account }, path }) {
    const intents = account.paymentIntents.newestFirst().filter((intent) =>
      isWithin(intent.created, created) &&
      (customer === undefined || intent.customer === customer)
    );
    return page(intents, cursor, path);
  },
});

export const paymentIntentEndpoints: readonly Endpoint[] = [
  create,
  retrieve,
  update,
  confirm,
  cancel,
  list,
];
