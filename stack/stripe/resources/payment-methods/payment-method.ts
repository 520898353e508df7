import type Stripe from "stripe";
import { newId } from "../../state/new-id.ts";
import type { MethodType } from "./method-type.ts";
import { TEST_CARD } from "./test-card.ts";

/** Who pays, as typed on the checkout page. */
export interface Payer {
  readonly email: string;
  readonly name: string;
}

/** The address that the example person has: a country and nothing else. */
const ADDRESS: Stripe.Address = {
  city: null,
  country: TEST_CARD.country,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

function detailsOf(type: MethodType, created: number): Partial<Stripe.PaymentMethod> {
  switch (type) {
    case "card":
      return {
        card: {
          brand: TEST_CARD.brand,
          checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
          country: TEST_CARD.country,
          display_brand: TEST_CARD.brand,
          exp_month: TEST_CARD.exp_month,
          exp_year: TEST_CARD.expYear(created),
          fingerprint: TEST_CARD.fingerprint,
          funding: TEST_CARD.funding,
          generated_from: null,
          last4: TEST_CARD.last4,
          networks: { available: [TEST_CARD.brand], preferred: null },
          regulated_status: "unregulated",
          three_d_secure_usage: { supported: true },
          wallet: null,
        },
      };
    case "sepa_debit":
      return {
        sepa_debit: {
          bank_code: "37040044",
          branch_code: "",
          country: "DE",
          fingerprint: "SimulatedIban300",
          generated_from: { charge: null, setup_attempt: null },
          last4: "3000",
        },
      };
    case "bacs_debit":
      return {
        bacs_debit: { fingerprint: "SimulatedBacs234", last4: "2345", sort_code: "108800" },
      };
    case "us_bank_account":
      return {
        us_bank_account: {
          account_holder_type: "individual",
          account_type: "checking",
          bank_name: "STRIPE TEST BANK",
          financial_connections_account: null,
          fingerprint: "SimulatedAch6789",
          last4: "6789",
          networks: { preferred: "ach", supported: ["ach"] },
          routing_number: "110000000",
          status_details: null,
        },
      };
  }
}

/** What someone just paid with; it belongs to no customer until it is saved. */
export function newPaymentMethod(fields: {
  readonly type: MethodType;
  readonly payer: Payer;
  readonly created: number;
}): Stripe.PaymentMethod {
  const { type, payer, created } = fields;
  return {
    id: newId("payment_method"),
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: {
      address: ADDRESS,
      email: payer.email,
      name: payer.name,
      phone: null,
      tax_id: null,
    },
    ...detailsOf(type, created),
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type,
  };
}
