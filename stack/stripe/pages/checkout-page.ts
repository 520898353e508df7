import type Stripe from "stripe";
import { html } from "hono/html";
import type { Account } from "../account.ts";
import { payerOf } from "../checkout/payer-of.ts";
import { lineItemsOf } from "../resources/checkout-sessions/line-items-of.ts";
import { delayedMethodOf } from "../resources/payment-methods/method-type.ts";
import { layout } from "./layout.ts";
import { formatMoney } from "./money.ts";
import { priceForms, priceRows } from "./price-forms.ts";
import { type Language, type Words, wordsIn } from "./words.ts";

type Html = ReturnType<typeof html>;

/** Whether the last attempt to pay was declined. */
function wasDeclined(account: Account, session: Stripe.Checkout.Session): boolean {
  if (typeof session.payment_intent !== "string") return false;
  const intent = account.paymentIntents.find(session.payment_intent);
  return intent !== undefined && intent.last_payment_error !== null;
}

function lines(
  account: Account,
  session: Stripe.Checkout.Session,
  language: Language,
  words: Words,
) {
  return lineItemsOf(account, session.id).data.map((line) =>
    html`<li><span>${line.description}${
      (line.quantity ?? 1) > 1
        ? html`<br><span class="soft">${words.quantity}: ${line.quantity}</span>`
        : ""
    }</span><span>${formatMoney(line.amount_subtotal, line.currency, language)}</span></li>`
  );
}

function savesCard(account: Account, { id }: Stripe.Checkout.Session): boolean {
  return (account.sessionDetails.find(id)?.payment.setup_future_usage ?? null) !== null;
}

function canPayLater(session: Stripe.Checkout.Session): boolean {
  return delayedMethodOf(session) !== undefined && session.amount_total !== 0;
}

function payForm(account: Account, session: Stripe.Checkout.Session, amount: string, words: Words) {
  const payer = payerOf(account, session, {});
  const path = `/c/pay/${session.id}`;
  return html`
    <form method="post" action="${path}/pay">
      <label>${words
        .email}<input name="email" type="email" autocomplete="email" required value="${payer
        .email}"></label>
      <label>${words
        .name}<input name="name" autocomplete="cc-name" required maxlength="200" value="${payer
        .name}"></label>
      <p class="soft">${words.card}: <code>4242 4242 4242 4242</code></p>
      ${savesCard(account, session) ? html`<p class="soft" id="saves">${words.saves}</p>` : ""}
      <button class="primary" id="pay" type="submit">${words.pay(amount)}</button>
      ${canPayLater(session)
        ? html`
          <button id="pay-later" type="submit" formaction="${path}/pay-later">
            ${words.pay_later}
          </button>
        `
        : ""}
      <div class="pair">
        <button id="decline" type="submit" formaction="${path}/decline"
          formnovalidate>${words.decline}</button>
        <button id="cancel" type="submit" formaction="${path}/cancel"
          formnovalidate>${words.cancel}</button>
      </div>
    </form>
  `;
}

/** The page on which a person pays an open session. */
export function checkoutPage(
  account: Account,
  session: Stripe.Checkout.Session,
  language: Language,
): Html {
  const words = wordsIn(language);
  const amount = formatMoney(session.amount_total ?? 0, session.currency ?? "eur", language);
  const until = new Date(session.expires_at * 1000).toLocaleString(
    language === "de" ? "de-DE" : "en-GB",
    { dateStyle: "medium", timeStyle: "short" },
  );
  return layout(
    { language, title: `${words.title} · ${amount}`, banner: words.banner },
    html`<div class="card">
<h1>${words.title}</h1>
<p class="amount">${amount}</p>
<ul class="lines">${lines(account, session, language, words)}${
      priceRows(session, language, words)
    }</ul>
${priceForms(session, lineItemsOf(account, session.id).data, words)}
${
      wasDeclined(account, session)
        ? html`<p class="error" role="alert" id="error">${words.declined}</p>`
        : ""
    }
${payForm(account, session, amount, words)}
</div>
<p class="soft">${words.leave} ${words.expires} ${until}.</p>`,
  );
}

/** The honest page for a session that can no longer be paid, or that does not exist. */
export function closedPage(
  session: Stripe.Checkout.Session | undefined,
  language: Language,
  link: string | null,
): Html {
  const words = wordsIn(language);
  const kind = session === undefined
    ? "missing"
    : session.status === "complete"
    ? "complete"
    : "expired";
  const label = kind === "complete" ? words.complete_link : words.expired_link;
  return layout(
    { language, title: words[`${kind}_title`], banner: words.banner },
    html`<div class="card" id="${kind}">
<h1>${words[`${kind}_title`]}</h1>
<p>${words[`${kind}_text`]}</p>
${link === null ? "" : html`<p><a href="${link}">${label}</a></p>`}
</div>`,
  );
}
