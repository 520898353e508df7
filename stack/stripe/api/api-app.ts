import { Hono } from "hono";
import { customerEndpoints } from "../resources/customers/customer-endpoints.ts";
import { sessionEndpoints } from "../resources/checkout-sessions/session-endpoints.ts";
import type { World } from "../world.ts";
import { answerCall } from "./answer-call.ts";
import type { Endpoint } from "./endpoint.ts";
import { StripeApiError } from "./stripe-api-error.ts";

/** Every endpoint of the API. A new kind of object is one more line here. */
const ENDPOINTS: readonly Endpoint[] = [
  ...customerEndpoints,
  ...sessionEndpoints,
];

/** Stripe's API, to be mounted at `/v1`. */
export function createApiApp(world: World): Hono {
  const app = new Hono();
  for (const endpoint of ENDPOINTS) {
    app.on(endpoint.method, endpoint.path, (c) =>
      answerCall(world, c.req.raw, {
        endpoint: `${endpoint.method} ${c.req.path}`,
        prepare: (call) => endpoint.prepare({ ...call, id: c.req.param("id") ?? "" }),
      }));
  }
  app.all("*", (c) =>
    answerCall(world, c.req.raw, {
      endpoint: `${c.req.method} ${c.req.path}`,
      prepare() {
        throw new StripeApiError(404, {
          type: "invalid_request_error",
          message:
            `Unrecognized request URL (${c.req.method}: ${c.req.path}). This simulator does ` +
            "not have it, or Stripe does not either.",
        });
      },
    }));
  return app;
}
