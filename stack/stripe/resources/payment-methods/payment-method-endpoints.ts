import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";

const retrieve = endpoint({
  method: "GET",
  path: "/payment_methods/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.paymentMethods, id),
});

export const paymentMethodEndpoints: readonly Endpoint[] = [retrieve];
