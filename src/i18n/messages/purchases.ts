import type { Message } from "../message.ts";

/** Texts of the purchases: where they stand and what happened to them. */
export const purchasesMessages = {
  "purchases.description": {
    de: "Jeder Kauf mit seinem Ablauf, dem Beleg und allem, was zurückging.",
    en: "Every purchase with its timeline, its receipt and whatever was refunded.",
  },
  "purchases.empty": { de: "Noch keine Käufe", en: "No purchases yet" },
  "purchases.empty_hint": {
    de: "Hier steht jeder Kauf vom ersten Klick bis zum Beleg.",
    en: "Every purchase will be listed here, from the first click to the receipt.",
  },
  "purchases.error": {
    de: "Die Käufe können nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the purchases. Check your connection",
  },
  "purchases.steps_error": {
    de: "Der Ablauf kann nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the timeline. Check your connection",
  },
  "purchases.automatic": { de: "automatisch", en: "automatic" },
  "purchases.id": { de: "Kaufnummer", en: "Purchase ID" },
  "purchases.in_history": { de: "Im Verlauf ansehen", en: "View in history" },
  "purchases.receipt": { de: "Beleg öffnen", en: "Open receipt" },
  "purchases.receipt_none": {
    de: "Stripe hat zu dieser Zahlung keinen Beleg.",
    en: "Stripe has no receipt for this payment.",
  },
  "purchases.receipt_failed": {
    de: "Der Beleg kann nicht abgerufen werden. Versuchen Sie es in einer Minute erneut",
    en: "Cannot fetch the receipt. Try again in a minute",
  },
  "purchases.resume": { de: "Weiter zur Zahlung", en: "Continue to payment" },
  "purchases.resume_over": {
    de: "Hier ist nichts mehr zu bezahlen.",
    en: "There is nothing left to pay here.",
  },
  "purchases.resume_failed": {
    de: "Checkout kann nicht geöffnet werden. Versuchen Sie es in einer Minute erneut",
    en: "Cannot open Checkout. Try again in a minute",
  },
  "purchases.status.open": { de: "Offen", en: "Open" },
  "purchases.status.processing": { de: "In Bearbeitung", en: "Processing" },
  "purchases.status.credited": { de: "Bezahlt", en: "Paid" },
  "purchases.status.partially_reversed": { de: "Teilweise erstattet", en: "Partly refunded" },
  "purchases.status.reversed": { de: "Erstattet", en: "Refunded" },
  "purchases.status.expired": { de: "Abgelaufen", en: "Expired" },
  "purchases.status.failed": { de: "Fehlgeschlagen", en: "Failed" },
  "purchases.status.quarantined": { de: "In Prüfung", en: "Under review" },
  "purchases.said.created": { de: "Kauf begonnen", en: "Purchase started" },
  "purchases.said.open": { de: "Zahlungsseite geöffnet", en: "Payment page opened" },
  "purchases.said.bank_asks": {
    de: "Die Bank möchte, dass jemand die Zahlung bestätigt",
    en: "The bank wants somebody to confirm the payment",
  },
  "purchases.said.processing": {
    de: "Zahlung veranlasst; die Bank bestätigt sie noch",
    en: "Payment made; the bank is still confirming it",
  },
  "purchases.said.credited": {
    de: "Bezahlt, {credits} gutgeschrieben",
    en: "Paid, {credits} added",
  },
  "purchases.said.expired": {
    de: "Zahlungsseite abgelaufen; es wurde nichts bezahlt",
    en: "Payment page expired; nothing was paid",
  },
  "purchases.said.failed": {
    de: "Zahlung fehlgeschlagen; es wurde nichts bezahlt",
    en: "Payment failed; nothing was paid",
  },
  "purchases.said.quarantined": {
    de: "Angehalten: Die Zahlung passt nicht zum Kauf. Der Support prüft sie",
    en: "On hold: the payment does not match the purchase. Support is looking at it",
  },
  "purchases.said.reversed": {
    de: "{credits} abgezogen, weil Geld zurückging",
    en: "{credits} taken back because money was returned",
  },
  "purchases.said.reinstated": {
    de: "{credits} wieder gutgeschrieben, weil die Zahlung wieder gilt",
    en: "{credits} added again because the payment stands again",
  },
  "purchases.said.refunded": { de: "{money} erstattet", en: "{money} refunded" },
  "purchases.said.refund_pending": {
    de: "Erstattung von {money} ist unterwegs",
    en: "Refund of {money} is on its way",
  },
  "purchases.said.refund_failed": {
    de: "Erstattung von {money} kam nicht zustande",
    en: "Refund of {money} did not go through",
  },
  "purchases.said.inquiry": {
    de: "Die Bank fragt nach dieser Zahlung; noch bewegt sich kein Geld",
    en: "The bank is asking about this payment; no money has moved",
  },
  "purchases.said.inquiry_closed": {
    de: "Die Rückfrage der Bank ist erledigt",
    en: "The bank's inquiry is closed",
  },
  "purchases.said.disputed": {
    de: "Die Zahlung wurde bei der Bank angefochten",
    en: "The payment was disputed with the bank",
  },
  "purchases.said.disputed_for": {
    de: "Die Zahlung wurde angefochten; die Bank hat {money} zurückgeholt",
    en: "The payment was disputed; the bank has taken {money} back",
  },
  "purchases.said.dispute_won": {
    de: "Die Anfechtung wurde abgewiesen; die Zahlung gilt",
    en: "The dispute was rejected; the payment stands",
  },
  "purchases.said.dispute_lost": {
    de: "Die Anfechtung hatte Erfolg; {money} gingen zurück",
    en: "The dispute succeeded; {money} went back",
  },
  "purchases.said.frozen": {
    de: "Verbrauch gesperrt, bis die Anfechtung geklärt ist",
    en: "Spending frozen until the dispute is settled",
  },
  "purchases.said.frozen_fraud": {
    de: "Verbrauch gesperrt: Die Bank vermutet einen Missbrauch der Karte",
    en: "Spending frozen: the bank suspects misuse of the card",
  },
  "purchases.said.thawed": { de: "Sperre aufgehoben", en: "Spending allowed again" },
} as const satisfies Record<string, Message>;
