import type Stripe from "stripe";
import { html } from "hono/html";
import { layout } from "./layout.ts";
import { formatMoney } from "./money.ts";
import { wordsIn } from "./words.ts";

/** The page behind a charge's `receipt_url`. */
export function receiptPage(charge: Stripe.Charge): ReturnType<typeof html> {
  const amount = formatMoney(charge.amount, charge.currency, "en");
  return layout(
    { language: "en", title: `Receipt · ${amount}`, banner: wordsIn("en").banner },
    html`
      <div class="card">
        <h1>Receipt</h1>
        <p class="amount">${amount}</p>
        <p>${charge.billing_details.name} · ${charge.billing_details.email}</p>
        <p class="soft"><code>${charge.id}</code></p>
      </div>
    `,
  );
}
