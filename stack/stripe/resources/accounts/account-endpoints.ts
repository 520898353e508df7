import type Stripe from "stripe";
import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";

/** The one account there is, as its own key sees it. */
const CURRENT: Stripe.Account = {
  id: "acct_1SimulatorAccount",
  object: "account",
  type: "standard",
  country: "DE",
  default_currency: "eur",
  email: null,
  charges_enabled: true,
  details_submitted: true,
  payouts_enabled: true,
};

const retrieveCurrent = endpoint({
  method: "GET",
  path: "/account",
  parameters: z.strictObject({}),
  run: () => CURRENT,
});

export const accountEndpoints: readonly Endpoint[] = [retrieveCurrent];
