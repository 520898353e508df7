import type Stripe from "stripe";
import { html } from "hono/html";
import type { LineItem } from "../resources/checkout-sessions/session-details.ts";
import { formatMoney } from "./money.ts";
import type { Language, Words } from "./words.ts";

type Html = ReturnType<typeof html>;
type Session = Stripe.Checkout.Session;

function row(label: string, amount_minor: number, currency: string, language: Language): Html {
  return html`
    <li class="soft"><span>${label}</span><span>${formatMoney(
      amount_minor,
      currency,
      language,
    )}</span></li>
  `;
}

/** What changes the price between the lines and the total: discount, tax, and the customer's own currency. */
export function priceRows(session: Session, language: Language, words: Words): Html[] {
  const { total_details, presentment_details: shown } = session;
  const currency = session.currency ?? "eur";
  const discount = total_details?.amount_discount ?? 0;
  const tax = total_details?.amount_tax ?? 0;
  return [
    ...(discount === 0 ? [] : [row(words.discount, -discount, currency, language)]),
    ...(tax === 0 ? [] : [row(words.tax, tax, currency, language)]),
    ...(shown === undefined ? [] : [
      row(words.presented, shown.presentment_amount, shown.presentment_currency, language),
    ]),
  ];
}

/** Where a customer may type a promotion code or choose how many; nothing where the session allows neither. */
export function priceForms(session: Session, lines: readonly LineItem[], words: Words): Html[] {
  const path = `/c/pay/${session.id}`;
  const adjustable = lines.flatMap((line, index) =>
    line.adjustable_quantity?.enabled === true ? [{ line, index }] : []
  );
  return [
    ...(session.allow_promotion_codes === true
      ? [html`
        <form method="post" action="${path}/code" class="pair">
          <input name="code" required aria-label="${words.code}" placeholder="${words.code}">
          <button id="apply-code" type="submit">${words.apply}</button>
        </form>
      `]
      : []),
    ...adjustable.map(({ line, index }) =>
      html`
        <form method="post" action="${path}/quantity" class="pair">
          <input type="hidden" name="line" value="${index}">
          <input name="quantity" type="number" required aria-label="${words.quantity}"
            min="${Math.max(1, line.adjustable_quantity?.minimum ?? 1)}"
            max="${line.adjustable_quantity?.maximum ?? 99}" value="${line.quantity}">
          <button id="change-quantity" type="submit">${words.apply}</button>
        </form>
      `
    ),
  ];
}
