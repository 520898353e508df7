import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { accountEndpoints } from "../resources/accounts/account-endpoints.ts";
import { balanceTransactionEndpoints } from "../resources/balance-transactions/balance-transaction-endpoints.ts";
import { chargeEndpoints } from "../resources/charges/charge-endpoints.ts";
import { couponEndpoints } from "../resources/coupons/coupon-endpoints.ts";
import { customerEndpoints } from "../resources/customers/customer-endpoints.ts";
import { disputeEndpoints } from "../resources/disputes/dispute-endpoints.ts";
import { earlyFraudWarningEndpoints } from "../resources/early-fraud-warnings/early-fraud-warning-endpoints.ts";
import { sessionEndpoints } from "../resources/checkout-sessions/session-endpoints.ts";
import { eventEndpoints } from "../resources/events/event-endpoints.ts";
import { paymentIntentEndpoints } from "../resources/payment-intents/payment-intent-endpoints.ts";
import { paymentMethodEndpoints } from "../resources/payment-methods/payment-method-endpoints.ts";
import { priceEndpoints } from "../resources/prices/price-endpoints.ts";
import { productEndpoints } from "../resources/products/product-endpoints.ts";
import { promotionCodeEndpoints } from "../resources/promotion-codes/promotion-code-endpoints.ts";
import { refundEndpoints } from "../resources/refunds/refund-endpoints.ts";
import { webhookEndpointEndpoints } from "../resources/webhook-endpoints/webhook-endpoint-endpoints.ts";
import type { World } from "../world.ts";
import { answerCall } from "./answer-call.ts";
import type { Endpoint } from "./endpoint.ts";
import { StripeApiError } from "./stripe-api-error.ts";

/** Every endpoint of the API. A new kind of object is one more line here. */
const ENDPOINTS: readonly Endpoint[] = [
  ...customerEndpoints,
  ...productEndpoints,
  ...priceEndpoints,
  ...couponEndpoints,
  ...promotionCodeEndpoints,
  ...sessionEndpoints,
  ...paymentIntentEndpoints,
  ...paymentMethodEndpoints,
  ...chargeEndpoints,
  ...refundEndpoints,
  ...disputeEndpoints,
  ...earlyFraudWarningEndpoints,
  ...balanceTransactionEndpoints,
  ...eventEndpoints,
  ...webhookEndpointEndpoints,
  ...accountEndpoints,
];

/** Stripe's API, to be mounted at `/v1`. */
export function createApiApp(world: World): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  for (const endpoint of ENDPOINTS) {
    app.on(endpoint.method, endpoint.path, (c) =>
      answerCall(world, c.req.raw, c.env, {
        endpoint: `${endpoint.method} ${c.req.path}`,
        prepare: (call) => endpoint.prepare({ ...call, id: c.req.param("id") ?? "" }),
      }));
  }
  app.all("*", (c) =>
    answerCall(world, c.req.raw, c.env, {
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
