import type { Message } from "../message.ts";

/** Texts of the threshold, the endpoint and its deliveries. */
export const noticesMessages = {
  "notices.threshold": { de: "Warnung bei niedrigem Saldo", en: "Low balance warning" },
  "notices.threshold.note": {
    de: "Ihr System wird einmal benachrichtigt, sobald weniger Credits verfügbar sind.",
    en: "Your system is told once, as soon as fewer credits are available.",
  },
  "notices.threshold.nobody": {
    de: "Die Warnung geht an Ihren Webhook. Ohne Adresse erfährt niemand davon.",
    en: "The warning goes to your webhook. Without an address nobody is told.",
  },
  "notices.threshold.is_low": { de: "Zurzeit unterschritten", en: "Below it now" },
  "notices.threshold.label": { de: "Warnen unter (Credits)", en: "Warn below (credits)" },
  "notices.threshold.off": { de: "Warnung ausschalten", en: "Switch the warning off" },
  "notices.threshold.error": {
    de: "Die Warnschwelle kann nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the threshold. Check your connection",
  },
  "notices.endpoint": { de: "Webhook", en: "Webhook" },
  "notices.endpoint.note": {
    de:
      "Ihr System erfährt von Aufladungen, Rückzahlungen, Sperren und niedrigem Saldo durch signierte Nachrichten (Standard Webhooks).",
    en:
      "Your system learns of top-ups, reversals, freezes and a low balance by signed messages (Standard Webhooks).",
  },
  "notices.endpoint.url": { de: "Adresse", en: "Address" },
  "notices.endpoint.example": {
    de: "https://portal.example/credits",
    en: "https://portal.example/credits",
  },
  "notices.endpoint.hint": {
    de: "Nach dem Speichern wird das Geheimnis für die Signatur einmal angezeigt.",
    en: "After saving, the secret of the signature is shown once.",
  },
  "notices.endpoint.since": {
    de: "Adresse und Geheimnis gelten seit {moment}.",
    en: "Address and secret are in use since {moment}.",
  },
  "notices.endpoint.wrong": {
    de: "Geben Sie eine vollständige Adresse mit https:// ein",
    en: "Enter a complete address with https://",
  },
  "notices.endpoint.rotate": { de: "Geheimnis erneuern", en: "Renew the secret" },
  "notices.endpoint.remove": { de: "Webhook entfernen", en: "Remove the webhook" },
  "notices.endpoint.error": {
    de: "Der Webhook kann nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the webhook. Check your connection",
  },
  "notices.secret": { de: "Ihr neues Geheimnis", en: "Your new secret" },
  "notices.secret.note": {
    de:
      "Es wird nur jetzt angezeigt. Hinterlegen Sie es in Ihrem System; ein früheres gilt nicht mehr.",
    en: "It is shown this once. Store it in your system; an earlier one is no longer valid.",
  },
  "notices.secret.copy": { de: "Kopieren", en: "Copy" },
  "notices.secret.copied": { de: "Kopiert", en: "Copied" },
  "notices.test": { de: "Testnachricht senden", en: "Send a test message" },
  "notices.test.running": { de: "Wird gesendet …", en: "Sending …" },
  "notices.test.delivered": {
    de: "Angekommen: Ihr System hat geantwortet.",
    en: "Delivered: your system has answered.",
  },
  "notices.test.failed": { de: "Nicht angekommen: {problem}", en: "Not delivered: {problem}" },
  "notices.log": { de: "Zustellungen", en: "Deliveries" },
  "notices.log.empty": {
    de: "Noch keine Nachrichten. Sie entstehen, sobald ein Webhook hinterlegt ist.",
    en: "No messages yet. They are made once a webhook is set.",
  },
  "notices.log.error": {
    de: "Die Zustellungen können nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the deliveries. Check your connection",
  },
  "notices.state.pending": { de: "Ausstehend", en: "Pending" },
  "notices.state.delivered": { de: "Zugestellt", en: "Delivered" },
  "notices.state.given_up": { de: "Aufgegeben", en: "Given up" },
  "notices.next_attempt": {
    de: "{problem}, nächster Versuch {moment}",
    en: "{problem}, next attempt {moment}",
  },
  "notices.problem.status": { de: "Die Antwort war {status}", en: "The answer was {status}" },
  "notices.problem.timed_out": {
    de: "Keine Antwort innerhalb von zehn Sekunden",
    en: "No answer within ten seconds",
  },
  "notices.problem.not_allowed": {
    de: "Diese Adresse ist nicht erlaubt",
    en: "This address is not allowed",
  },
  "notices.problem.unreachable": {
    de: "Die Adresse ist nicht erreichbar",
    en: "The address cannot be reached",
  },
  "notices.type.low_balance": { de: "Saldo ist niedrig", en: "Balance is low" },
  "notices.type.topped_up": { de: "Credits aufgeladen", en: "Credits topped up" },
  "notices.type.reversed": {
    de: "Credits nach Rückzahlung zurückgenommen",
    en: "Credits taken back after a refund",
  },
  "notices.type.quarantined": { de: "Zahlung wird geprüft", en: "Payment under review" },
  "notices.type.frozen": { de: "Konto gesperrt", en: "Account frozen" },
  "notices.type.auto_off": {
    de: "Automatisches Aufladen ausgeschaltet",
    en: "Automatic top-up switched off",
  },
  "notices.type.auto_asks": {
    de: "Automatisches Aufladen wartet auf Bestätigung",
    en: "Automatic top-up waits for confirmation",
  },
  "notices.type.test": { de: "Testnachricht", en: "Test message" },
} as const satisfies Record<string, Message>;
