import type { Message } from "../message.ts";

/** Texts of balance, price list and history. */
export const creditsMessages = {
  "credits.amount.one": { de: "{amount}\u00a0Credit", en: "{amount}\u00a0credit" },
  "credits.amount.other": { de: "{amount}\u00a0Credits", en: "{amount}\u00a0credits" },
  "credits.balance": { de: "Saldo", en: "Balance" },
  "credits.available": { de: "Credits verfügbar", en: "credits available" },
  "credits.balance_note": {
    de: "Jede Aktion bucht ihren Preis vom Saldo ab.",
    en: "Every action takes its price from the balance.",
  },
  "credits.balance_empty": {
    de: "Ohne Credits werden kostenpflichtige Aktionen abgelehnt.",
    en: "Without credits, paid actions are refused.",
  },
  "credits.held": {
    de: "Saldo {total}, davon {held} für laufende Aktionen reserviert",
    en: "Balance {total}, of which {held} held for work in progress",
  },
  "credits.debt": {
    de: "{debt} im Minus nach einer Rückzahlung; die nächste Aufladung gleicht das zuerst aus",
    en: "{debt} below zero after a refund; the next top-up settles that first",
  },
  "credits.frozen": {
    de:
      "Gesperrt, solange eine Zahlung strittig ist. Aufladen ist möglich, verbrauchen erst nach der Klärung. Fragen Sie den Support.",
    en:
      "Frozen while a payment is in dispute. You can top up, and spend again once it is settled. Ask support.",
  },
  "credits.expiry.one": {
    de: "{credits} verfällt am {day}",
    en: "{credits} expires on {day}",
  },
  "credits.expiry.other": {
    de: "{credits} verfallen am {day}",
    en: "{credits} expire on {day}",
  },
  "credits.balance_error": {
    de: "Der Saldo kann nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the balance. Check your connection",
  },
  "credits.price_list": { de: "Preisliste", en: "Price list" },
  "credits.price_list_note": {
    de: "Was eine Aktion kostet.",
    en: "What an action costs.",
  },
  "credits.price_list_empty": {
    de: "Noch keine kostenpflichtigen Aktionen.",
    en: "No paid actions yet.",
  },
  "credits.price_list_error": {
    de: "Die Preisliste kann nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the price list. Check your connection",
  },
  "credits.per_unit": { de: "pro {unit}", en: "per {unit}" },
  "credits.history": { de: "Verlauf", en: "History" },
  "credits.history_empty": { de: "Noch keine Bewegungen", en: "No movements yet" },
  "credits.history_empty_hint": {
    de: "Hier erscheint jede Aufladung und jede Aktion, die Credits verbraucht.",
    en: "Every top-up and every action that uses credits will appear here.",
  },
  "credits.history_error": {
    de: "Der Verlauf kann nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the history. Check your connection",
  },
  "credits.newer": {
    de: "Inzwischen gibt es viele neue Einträge.",
    en: "Many entries have been added since.",
  },
  "credits.show_newest": { de: "Neueste anzeigen", en: "Show the newest" },
  "credits.load_more": { de: "Mehr laden", en: "Load more" },
  "credits.column.what": { de: "Bewegung", en: "Movement" },
  "credits.column.when": { de: "Zeitpunkt", en: "Time" },
  "credits.column.amount": { de: "Credits", en: "Credits" },
  "credits.column.balance": { de: "Saldo danach", en: "Balance after" },
  "credits.balance_after": { de: "Saldo {balance}", en: "Balance {balance}" },
  "credits.entry.topup": { de: "Aufladung", en: "Top-up" },
  "credits.entry.promotion": { de: "Gutschrift: Werbeaktion", en: "Credit: promotion" },
  "credits.entry.subscription": { de: "Gutschrift: Abo", en: "Credit: subscription" },
  "credits.entry.referral": { de: "Gutschrift: Empfehlung", en: "Credit: referral" },
  "credits.entry.goodwill": { de: "Gutschrift", en: "Credit" },
  "credits.entry.spend": { de: "Verbrauch", en: "Usage" },
  "credits.entry.expire": { de: "Verfallen", en: "Expired" },
  "credits.entry.reverse": {
    de: "Nach Rückzahlung zurückgenommen",
    en: "Taken back after a refund",
  },
  "credits.entry.restore": { de: "Zurückgegeben", en: "Returned" },
  "credits.entry.adjust": { de: "Manuelle Korrektur", en: "Manual adjustment" },
} as const satisfies Record<string, Message>;
