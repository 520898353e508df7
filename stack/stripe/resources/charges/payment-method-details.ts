import type Stripe from "stripe";
import { randomToken } from "../../state/new-id.ts";

type Details = Stripe.Charge.PaymentMethodDetails;

function cardDetails(card: Stripe.PaymentMethod.Card, authorized: number | null): Details {
  return {
    type: "card",
    card: {
      amount_authorized: authorized,
      authorization_code: authorized === null ? null : randomToken(6).toUpperCase(),
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: randomToken(15),
      regulated_status: "unregulated",
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

/** What a charge shows of the method that was charged; `authorized` null means that the bank said no. */
export function paymentMethodDetails(
  method: Stripe.PaymentMethod,
  authorized: number | null,
): Details {
  const { card, sepa_debit, bacs_debit, us_bank_account } = method;
  if (card !== undefined) return cardDetails(card, authorized);
  if (sepa_debit !== undefined) {
    const { bank_code, branch_code, country, fingerprint, last4 } = sepa_debit;
    return {
      type: "sepa_debit",
      sepa_debit: { bank_code, branch_code, country, fingerprint, last4, mandate: null },
    };
  }
  if (bacs_debit !== undefined) {
    return { type: "bacs_debit", bacs_debit: { ...bacs_debit, mandate: null } };
  }
  if (us_bank_account === undefined) return { type: method.type };
  const { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number } =
    us_bank_account;
  return {
    type: "us_bank_account",
    us_bank_account: {
      account_holder_type,
      account_type,
      bank_name,
      fingerprint,
      last4,
      payment_reference: null,
      routing_number,
    },
  };
}
