import type { Message } from "../message.ts";

/** Texts of the way to Stripe's page and back. */
export const checkoutMessages = {
  "checkout.opening": { de: "Checkout wird geöffnet …", en: "Opening Checkout …" },
  "checkout.problem.title": {
    de: "Checkout kann nicht geöffnet werden",
    en: "Cannot open Checkout",
  },
  "checkout.problem.request": { de: "Vorgangsnummer", en: "Request ID" },
  "checkout.problem.unauthenticated": {
    de: "Ihre Anmeldung ist abgelaufen. Melden Sie sich ab und wieder an",
    en: "Your session has expired. Sign out and in again",
  },
  "checkout.problem.forbidden": {
    de: "Sie dürfen für diesen Mandanten nicht kaufen. Wenden Sie sich an die Inhaber",
    en: "You may not buy for this tenant. Ask one of its owners",
  },
  "checkout.problem.unknown_package": {
    de: "Dieses Paket ist nicht mehr im Angebot. Wählen Sie ein anderes",
    en: "This package is no longer on sale. Choose another one",
  },
  "checkout.problem.unknown_purchase": {
    de: "Dieser Kauf ist nicht mehr auffindbar. Beginnen Sie neu",
    en: "This purchase cannot be found any more. Start again",
  },
  "checkout.problem.attempt_finished": {
    de: "Dieser Checkout ist bereits abgeschlossen. Beginnen Sie neu",
    en: "This Checkout is already finished. Start again",
  },
  "checkout.problem.rate_limited": {
    de: "Zu viele Versuche in kurzer Zeit. Warten Sie eine Minute",
    en: "Too many attempts in a short time. Wait a minute",
  },
  "checkout.problem.too_many_declines": {
    de:
      "Zu viele Zahlungen wurden abgelehnt. Käufe sind vorübergehend gesperrt. Versuchen Sie es später",
    en: "Too many payments were declined. Buying is closed for a while. Try again later",
  },
  "checkout.problem.stripe_unavailable": {
    de: "Stripe antwortet gerade nicht. Versuchen Sie es in einer Minute erneut",
    en: "Stripe is not responding. Try again in a minute",
  },
  "checkout.problem.network": {
    de: "Der Server ist nicht erreichbar. Prüfen Sie die Verbindung",
    en: "Cannot reach the server. Check your connection",
  },
  "checkout.problem.unexpected": {
    de: "Etwas Unerwartetes ist passiert. Versuchen Sie es erneut, es wird nicht doppelt gekauft",
    en: "Something unexpected happened. Try again, nothing is bought twice",
  },
  "return.title": { de: "Zurück vom Checkout", en: "Back from Checkout" },
  "return.close_tab": {
    de: "Sie können diesen Tab schließen.",
    en: "You can close this tab.",
  },
  "return.open_dashboard": { de: "Zum Kostendashboard", en: "Go to the cost dashboard" },
  "return.unknown.title": { de: "Kauf nicht gefunden", en: "Purchase not found" },
  "return.unknown.body": {
    de:
      "Zu dieser Adresse gehört kein Kauf Ihrer Mandanten. Prüfen Sie, mit welchem Konto Sie angemeldet sind.",
    en:
      "No purchase of your tenants belongs to this address. Check which account you are signed in with.",
  },
} as const satisfies Record<string, Message>;
