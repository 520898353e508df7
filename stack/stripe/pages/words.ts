/** The languages of the checkout page. */
export type Language = "de" | "en";

const EN = {
  banner: "Stripe simulator. Nothing is charged and no money moves.",
  pay: (amount: string) => `Pay ${amount}`,
  pay_later: "Pay by bank transfer later",
  decline: "Decline card",
  cancel: "Cancel",
  total: "Total",
  quantity: "Quantity",
  email: "Email",
  name: "Name on card",
  card: "Test card",
  discount: "Discount",
  tax: "Tax",
  presented: "In your currency about",
  code: "Promotion code",
  apply: "Apply",
  saves: "Your card is saved for later payments.",
  declined: "Your card was declined. Nothing was charged. You can try again.",
  leave: "Closing this tab is leaving: the session stays open until it expires.",
  expires: "Open until",
  complete_title: "This payment is complete",
  complete_text: "You have paid. There is nothing left to do on this page.",
  complete_link: "Back to the shop",
  expired_title: "This checkout session has expired",
  expired_text: "Nothing was charged. Go back and start again.",
  expired_link: "Go back",
  missing_title: "There is no such checkout session",
  missing_text: "The link is wrong, or the simulator was started afresh.",
  title: "Checkout",
} as const;

/** Every text of the checkout page, the same in each language. */
export type Words = {
  readonly [K in keyof typeof EN]: (typeof EN)[K] extends string ? string
    : (amount: string) => string;
};

const DE: Words = {
  banner: "Stripe-Simulator. Es wird nichts abgebucht, es fließt kein Geld.",
  pay: (amount) => `${amount} bezahlen`,
  pay_later: "Später per Bank bezahlen",
  decline: "Karte ablehnen",
  cancel: "Abbrechen",
  total: "Summe",
  quantity: "Menge",
  email: "E-Mail",
  name: "Name auf der Karte",
  card: "Testkarte",
  discount: "Rabatt",
  tax: "Steuer",
  presented: "In Ihrer Währung etwa",
  code: "Gutscheincode",
  apply: "Übernehmen",
  saves: "Ihre Karte wird für spätere Zahlungen gespeichert.",
  declined:
    "Ihre Karte wurde abgelehnt. Es wurde nichts abgebucht. Sie können es erneut versuchen.",
  leave: "Den Tab zu schließen heißt weggehen: Die Sitzung bleibt offen, bis sie abläuft.",
  expires: "Offen bis",
  complete_title: "Diese Zahlung ist abgeschlossen",
  complete_text: "Sie haben bezahlt. Auf dieser Seite ist nichts mehr zu tun.",
  complete_link: "Zurück zum Shop",
  expired_title: "Diese Bezahlsitzung ist abgelaufen",
  expired_text: "Es wurde nichts abgebucht. Gehen Sie zurück und beginnen Sie neu.",
  expired_link: "Zurück",
  missing_title: "Diese Bezahlsitzung gibt es nicht",
  missing_text: "Der Link ist falsch, oder der Simulator wurde neu begonnen.",
  title: "Bezahlen",
};

/** The page's texts in a language. */
export function wordsIn(language: Language): Words {
  return language === "de" ? DE : EN;
}

/** The session's language where it names one, else the browser's; English for every other language. */
export function languageOf(locale: string | null, acceptLanguage: string | undefined): Language {
  const asked = locale === null || locale === "auto" ? acceptLanguage ?? "" : locale;
  return asked.toLowerCase().startsWith("de") ? "de" : "en";
}
