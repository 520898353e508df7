import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { given } from "../../api/given.ts";
import { mergeMetadata, metadata } from "../../api/metadata.ts";
import { createdFilter, isWithin, page, pageParameters } from "../../api/page.ts";
import { text } from "../../api/parameters.ts";

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

export const paymentIntentEndpoints: readonly Endpoint[] = [retrieve, update, list];
