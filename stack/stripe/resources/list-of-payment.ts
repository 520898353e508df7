import { z } from "zod";
import type { Account } from "../account.ts";
import { type Endpoint, endpoint } from "../api/endpoint.ts";
import { createdFilter, isWithin, page, pageParameters } from "../api/page.ts";
import { text } from "../api/parameters.ts";
import type { StoredObject } from "../state/collection.ts";

type OfPayment = StoredObject & { created: number; charge: unknown; payment_intent?: unknown };

/** The endpoint that lists what happened to payments, narrowed by charge, payment intent and time. */
export function listOfPayment(
  route: string,
  newestFirstOf: (account: Account) => readonly OfPayment[],
): Endpoint {
  return endpoint({
    method: "GET",
    path: route,
    parameters: z.strictObject({
      ...pageParameters,
      charge: text().optional(),
      created: createdFilter.optional(),
      payment_intent: text().optional(),
    }),
    run({ charge, created, payment_intent, ...cursor }, { context: { account }, path }) {
      const objects = newestFirstOf(account).filter((object) =>
        isWithin(object.created, created) &&
        (charge === undefined || object.charge === charge) &&
        (payment_intent === undefined || object.payment_intent === payment_intent)
      );
      return page(objects, cursor, path);
    },
  });
}
