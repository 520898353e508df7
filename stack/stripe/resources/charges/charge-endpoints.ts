import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { createdFilter, isWithin, page, pageParameters } from "../../api/page.ts";
import { text } from "../../api/parameters.ts";

const retrieve = endpoint({
  method: "GET",
  path: "/charges/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.charges, id),
});

const list = endpoint({
  method: "GET",
  path: "/charges",
  parameters: z.strictObject({
    ...pageParameters,
    created: createdFilter.optional(),
    customer: text().optional(),
    payment_intent: text().optional(),
  }),
  run({ created, customer, payment_intent, ...cursor }, { context: { account }, path }) {
    const charges = account.charges.newestFirst().filter((charge) =>
      isWithin(charge.created, created) &&
      (customer === undefined || charge.customer === customer) &&
      (payment_intent === undefined || charge.payment_intent === payment_intent)
    );
    return page(charges, cursor, path);
  },
});

export const chargeEndpoints: readonly Endpoint[] = [retrieve, list];
