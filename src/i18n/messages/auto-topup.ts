import type { Message } from "../message.ts";

/** Texts of the automatic top-up. */
export const autoTopupMessages = {
  "auto_topup.title": { de: "Automatisches Aufladen", en: "Automatic top-up" },
  "auto_topup.note": {
    de:
      "Wird der Saldo niedrig, wird das gewählte Paket mit der gespeicherten Karte gekauft, damit laufende Arbeit nicht stehen bleibt.",
    en:
      "When the balance runs low, the chosen package is bought with the saved card, so that work does not stop.",
  },
  "auto_topup.on": { de: "Eingeschaltet", en: "On" },
  "auto_topup.off": { de: "Ausgeschaltet", en: "Off" },
  "auto_topup.never_on": {
    de: "Das automatische Aufladen wurde noch nie eingeschaltet.",
    en: "Automatic top-up has never been switched on.",
  },
  "auto_topup.not_allowed": {
    de: "Ein- und ausschalten dürfen es nur Inhaber und Abrechnung.",
    en: "Only owners and billing members may switch it on and off.",
  },
  "auto_topup.error": {
    de: "Das automatische Aufladen kann nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the automatic top-up. Check your connection",
  },
  "auto_topup.no_card": {
    de:
      "Es ist noch keine Karte gespeichert. Laden Sie einmal auf und wählen Sie dabei, die Karte zu speichern.",
    en: "No card is saved yet. Top up once and choose to save the card.",
  },
  "auto_topup.switch_on": { de: "Einschalten", en: "Switch on" },
  "auto_topup.switch_off": { de: "Ausschalten", en: "Switch off" },
  "auto_topup.change": { de: "Änderungen übernehmen", en: "Apply the changes" },
  "auto_topup.charged": {
    de: "In diesem Monat abgebucht oder offen: {charged} von höchstens {cap}",
    en: "Charged or pending this month: {charged} of at most {cap}",
  },
  "auto_topup.package": { de: "Paket", en: "Package" },
  "auto_topup.package_option": {
    de: "{name}: {credits}, {price}",
    en: "{name}: {credits}, {price}",
  },
  "auto_topup.threshold": { de: "Aufladen unter (Credits)", en: "Top up below (credits)" },
  "auto_topup.threshold_hint": {
    de: "Es zählt, was verfügbar ist, ohne reservierte Credits.",
    en: "What counts is what is available, without held credits.",
  },
  "auto_topup.cap": { de: "Höchstbetrag im Monat ({currency})", en: "Most a month ({currency})" },
  "auto_topup.cap_hint": {
    de: "Mehr wird in einem Kalendermonat (UTC) nicht abgebucht.",
    en: "No more is charged in a calendar month (UTC).",
  },
  "auto_topup.cap_wrong": {
    de: "Geben Sie mindestens den Preis eines Pakets ein: {price}",
    en: "Enter at least the price of one package: {price}",
  },
  "auto_topup.cooldown": { de: "Höchstens einmal", en: "At most once" },
  "auto_topup.cooldown_hint": {
    de: "So lange wird nach einer Abbuchung mindestens gewartet.",
    en: "The shortest pause after a charge.",
  },
  "auto_topup.cooldown.hour": { de: "pro Stunde", en: "an hour" },
  "auto_topup.cooldown.six_hours": { de: "in sechs Stunden", en: "in six hours" },
  "auto_topup.cooldown.day": { de: "pro Tag", en: "a day" },
  "auto_topup.cooldown.week": { de: "pro Woche", en: "a week" },
  "auto_topup.consent": {
    de:
      "Ich bin einverstanden, dass die gespeicherte Karte ohne weitere Rückfrage mit {price} für {credits} belastet wird, sobald weniger als {threshold} verfügbar sind, höchstens mit {cap} im Kalendermonat. Das gilt, bis es ausgeschaltet wird; ändert sich der Preis, wird nichts abgebucht.",
    en:
      "I agree that the saved card is charged {price} for {credits}, without asking again, as soon as less than {threshold} is available, and at most {cap} in a calendar month. This holds until it is switched off; if the price changes, nothing is charged.",
  },
  "auto_topup.consent.open": { de: "…", en: "…" },
  "auto_topup.consent.missing": {
    de: "Bestätigen Sie Ihr Einverständnis, um fortzufahren",
    en: "Confirm that you agree in order to continue",
  },
  "auto_topup.state.waiting": {
    de: "Wird innerhalb der nächsten Minute zum ersten Mal geprüft.",
    en: "Will be looked at for the first time within a minute.",
  },
  "auto_topup.state.enough_credits": {
    de: "Es sind genug Credits verfügbar, deshalb wird nichts abgebucht.",
    en: "There are enough credits, so nothing is charged.",
  },
  "auto_topup.state.charging": {
    de: "Die Karte wird gerade belastet.",
    en: "The card is being charged.",
  },
  "auto_topup.state.cooling_down": {
    de: "Vor Kurzem aufgeladen. Frühestens wieder am {moment}.",
    en: "Topped up recently. Again on {moment} at the earliest.",
  },
  "auto_topup.state.backing_off": {
    de: "Die Karte wurde abgelehnt. Nächster Versuch ab {moment}. Prüfen Sie die Karte.",
    en: "The card was declined. Next attempt from {moment}. Check the card.",
  },
  "auto_topup.state.provider_unavailable": {
    de: "Stripe war nicht erreichbar. Nächster Versuch ab {moment}.",
    en: "Stripe could not be reached. Next attempt from {moment}.",
  },
  "auto_topup.state.needs_authentication": {
    de: "Ihre Bank möchte, dass Sie diese Zahlung selbst bestätigen.",
    en: "Your bank wants you to confirm this payment yourself.",
  },
  "auto_topup.state.package_unavailable": {
    de: "Das Paket ist nicht mehr im Angebot. Wählen Sie unten ein anderes.",
    en: "The package is no longer on sale. Choose another one below.",
  },
  "auto_topup.state.price_changed": {
    de: "Der Preis des Pakets hat sich geändert. Stimmen Sie unten dem neuen Preis zu.",
    en: "The package’s price has changed. Agree to the new price below.",
  },
  "auto_topup.state.account_frozen": {
    de: "Eine frühere Zahlung ist strittig. Bis zur Klärung wird nichts abgebucht.",
    en: "An earlier payment is in dispute. Nothing is charged until it is settled.",
  },
  "auto_topup.state.checkout_closed": {
    de: "Nach zu vielen abgelehnten Zahlungen sind Käufe vorübergehend gesperrt.",
    en: "Buying is closed for a while after too many declined payments.",
  },
  "auto_topup.state.no_saved_card": {
    de: "Es ist keine Karte gespeichert. Laden Sie einmal mit gespeicherter Karte auf.",
    en: "No card is saved. Top up once and save the card.",
  },
  "auto_topup.state.cap_reached": {
    de: "Der Höchstbetrag dieses Monats ist erreicht. Erhöhen Sie ihn, um weiter aufzuladen.",
    en: "This month’s limit is reached. Raise it to go on.",
  },
  "auto_topup.state.off": {
    de: "Es wird nichts ohne Ihr Zutun abgebucht.",
    en: "Nothing is charged without you.",
  },
  "auto_topup.state.off_after_declines": {
    de: "Die Karte wurde viermal abgelehnt. Speichern Sie eine andere und schalten Sie wieder ein.",
    en: "The card was declined four times. Save another one and switch on again.",
  },
  "auto_topup.state.off_for_review": {
    de: "Eine Zahlung passte nicht zum Auftrag. Der Support klärt das, bevor es weitergeht.",
    en: "A payment did not match the order. Support looks into it before this goes on.",
  },
} as const satisfies Record<string, Message>;
