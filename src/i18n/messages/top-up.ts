import type { Message } from "../message.ts";

/** Texts of the top-up dialog and its notice. */
export const topUpMessages = {
  "top_up.title": { de: "Credits aufladen", en: "Top up credits" },
  "top_up.description": {
    de: "Wählen Sie ein Paket. Bezahlt wird bei Stripe.",
    en: "Choose a package. Payment is handled by Stripe.",
  },
  "top_up.not_allowed": {
    de: "Aufladen dürfen Inhaber, Administration und Abrechnung dieses Mandanten.",
    en: "Only this tenant’s owners, admins and billing members may top up.",
  },
  "top_up.packages": { de: "Pakete", en: "Packages" },
  "top_up.packages_error": {
    de: "Die Pakete können nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the packages. Check your connection",
  },
  "top_up.packages_empty": {
    de: "Zurzeit ist kein Paket im Angebot.",
    en: "No package is on sale at the moment.",
  },
  "top_up.price_per_credit": { de: "{price} pro Credit", en: "{price} per credit" },
  "top_up.recommended": { de: "Empfohlen", en: "Recommended" },
  "top_up.worth": { de: "{credits} reichen zum Beispiel für", en: "{credits} buy, for example" },
  "top_up.worth.times": { de: "{count}\u00a0× {name}", en: "{count}\u00a0× {name}" },
  "top_up.worth.units": {
    de: "{count}\u00a0× {name} ({unit})",
    en: "{count}\u00a0× {name} ({unit})",
  },
  "top_up.valid.always": { de: "unbegrenzt gültig", en: "no expiry" },
  "top_up.valid.one": { de: "{days} Tag gültig", en: "valid for {days} day" },
  "top_up.valid.other": { de: "{days} Tage gültig", en: "valid for {days} days" },
  "top_up.save_card": {
    de: "Karte für automatisches Aufladen speichern",
    en: "Save the card for automatic top-ups",
  },
  "top_up.save_card_note": {
    de: "Stripe bewahrt sie auf. Ohne Ihr Zutun wird erst abgebucht, wenn Sie das einschalten.",
    en: "Stripe keeps it. Nothing is charged without you until you switch that on.",
  },
  "top_up.buy": { de: "Kaufen", en: "Buy" },
  "top_up.tax_note": {
    de: "Endpreise: Umsatzsteuer ist enthalten, soweit sie anfällt.",
    en: "Final prices: VAT is included where it applies.",
  },
  "top_up.checkout_note": {
    de: "Öffnet Stripe Checkout in einem neuen Tab.",
    en: "Opens Stripe Checkout in a new tab.",
  },
  "top_up.debt": {
    de: "Dieses Paket gleicht zuerst das Minus von {debt} aus. Danach verfügbar: {rest}.",
    en: "This package settles the debt of {debt} first. Available afterwards: {rest}.",
  },
  "top_up.debt_left": {
    de: "Dieses Paket gleicht das Minus von {debt} nur zum Teil aus. Danach noch offen: {rest}.",
    en: "This package settles only a part of the debt of {debt}. Still open afterwards: {rest}.",
  },
  "top_up.frozen": {
    de:
      "Eine Zahlung ist strittig. Aufladen ist möglich, verbrauchen können Sie die Credits erst nach der Klärung.",
    en: "A payment is in dispute. You can top up, but use the credits only once it is settled.",
  },
  "top_up.finish": { de: "Zahlung jetzt bestätigen", en: "Confirm the payment now" },
  "top_up.show": { de: "Anzeigen", en: "Show" },
  "top_up.reopen": { de: "Checkout erneut öffnen", en: "Open Checkout again" },
  "top_up.continue": { de: "Checkout fortsetzen", en: "Continue Checkout" },
  "top_up.start_again": { de: "Neu beginnen", en: "Start again" },
  "top_up.choose_other": { de: "Anderes Paket wählen", en: "Choose another package" },
  "top_up.check_again": { de: "Erneut prüfen", en: "Check again" },
  "top_up.opening.body": {
    de: "Ein neuer Tab geht auf. Das dauert nur einen Moment.",
    en: "A new tab is opening. This takes only a moment.",
  },
  "top_up.waiting.title": { de: "Warten auf die Zahlung", en: "Waiting for the payment" },
  "top_up.waiting.body": {
    de: "Schließen Sie den Kauf im Checkout-Tab ab. Der Saldo aktualisiert sich von selbst.",
    en: "Complete the purchase in the Checkout tab. The balance updates by itself.",
  },
  "top_up.confirming.title": { de: "Zahlung wird geprüft", en: "Confirming the payment" },
  "top_up.confirming.body": {
    de: "Wir fragen bei Stripe nach. Das dauert meist nur wenige Sekunden.",
    en: "We are asking Stripe. This usually takes a few seconds.",
  },
  "top_up.unresolved.title": { de: "Noch kein Ergebnis", en: "No result yet" },
  "top_up.unresolved.body": {
    de: "Seit 15 Minuten liegt keine Zahlung vor. Haben Sie bezahlt, wird sie weiterhin verbucht.",
    en: "No payment has arrived for 15 minutes. If you paid, it will still be credited.",
  },
  "top_up.processing.title": { de: "Zahlung in Bearbeitung", en: "Payment in progress" },
  "top_up.processing.body": {
    de:
      "Ihre Bank bestätigt die Zahlung noch, das kann einige Tage dauern. Danach werden die Credits gutgeschrieben.",
    en:
      "Your bank is still confirming the payment, which can take a few days. The credits follow after that.",
  },
  "top_up.paid.title": { de: "Vielen Dank, die Zahlung ist da", en: "Thank you, payment received" },
  "top_up.paid.body": {
    de: "{credits} wurden gutgeschrieben.",
    en: "Added to your balance: {credits}.",
  },
  "top_up.cancelled.title": { de: "Checkout abgebrochen", en: "Checkout cancelled" },
  "top_up.cancelled.body": {
    de: "Es wurde nichts abgebucht. Sie können den Kauf fortsetzen.",
    en: "You have not been charged. You can continue the purchase.",
  },
  "top_up.tab_closed.title": {
    de: "Checkout noch nicht abgeschlossen",
    en: "Checkout is not finished yet",
  },
  "top_up.tab_closed.body": {
    de:
      "Der Checkout-Tab ist geschlossen. Haben Sie schon bezahlt, erscheint die Gutschrift hier von selbst.",
    en: "The Checkout tab is closed. If you have paid already, the credits will appear here.",
  },
  "top_up.expired.title": { de: "Checkout abgelaufen", en: "Checkout expired" },
  "top_up.expired.body": {
    de: "Die Seite war zu lange offen. Es wurde nichts abgebucht.",
    en: "The page was open for too long. You have not been charged.",
  },
  "top_up.declined.title": { de: "Zahlung fehlgeschlagen", en: "Payment failed" },
  "top_up.declined.body": {
    de: "Es wurden keine Credits gutgeschrieben. Versuchen Sie es mit einer anderen Zahlungsart.",
    en: "No credits were added. Try again with another payment method.",
  },
  "top_up.reversed.title": { de: "Zahlung zurückgezahlt", en: "Payment returned" },
  "top_up.reversed.body": {
    de: "Das Geld ging zurück, und mit ihm die Credits dieser Aufladung.",
    en: "The money went back, and the credits of this top-up with it.",
  },
  "top_up.quarantined.title": { de: "Zahlung wird geprüft", en: "Payment under review" },
  "top_up.quarantined.body": {
    de:
      "Zahlung und Bestellung passen nicht zusammen. Der Support klärt das. Bezahlen Sie nicht erneut.",
    en: "Payment and order do not match. Support will look into it. Please do not pay again.",
  },
} as const satisfies Record<string, Message>;
