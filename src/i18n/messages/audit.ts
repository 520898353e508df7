import type { Message } from "../message.ts";

/** Texts of the audit records. */
export const auditMessages = {
  "audit.title": { de: "Protokoll", en: "Audit log" },
  "audit.note": {
    de: "Wer was geändert, gekauft oder veranlasst hat. Einträge können nicht geändert werden.",
    en: "Who changed, bought or caused what. Records cannot be changed.",
  },
  "audit.filter": { de: "Bereich", en: "Subject" },
  "audit.filter.all": { de: "Alles", en: "Everything" },
  "audit.filter.purchases": { de: "Käufe", en: "Purchases" },
  "audit.filter.budgets": { de: "Budgets", en: "Budgets" },
  "audit.filter.notices": { de: "Benachrichtigungen", en: "Notifications" },
  "audit.filter.auto_topup": { de: "Automatisches Aufladen", en: "Automatic top-up" },
  "audit.filter.account": { de: "Korrekturen und Sperren", en: "Adjustments and freezes" },
  "audit.empty": { de: "Noch keine Einträge", en: "No records yet" },
  "audit.error": {
    de: "Das Protokoll kann nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the audit log. Check your connection",
  },
  "audit.nobody": { de: "System", en: "System" },
  "audit.support": { de: "Support", en: "Support" },
  "audit.reason": { de: "Grund: {reason}", en: "Reason: {reason}" },
  "audit.other": { de: "Sonstiger Vorgang: {action}", en: "Other action: {action}" },
  "audit.budget_set": {
    de: "Budget von {name} für {scope} auf {limit} im Monat festgelegt",
    en: "Set the budget of {name} for {scope} to {limit} a month",
  },
  "audit.budget_removed": {
    de: "Budget von {name} für {scope} entfernt",
    en: "Removed the budget of {name} for {scope}",
  },
  "audit.all_actions": { de: "alle Aktionen zusammen", en: "all actions together" },
  "audit.endpoint_set": {
    de: "Webhook auf {url} gesetzt, mit neuem Geheimnis",
    en: "Set the webhook to {url}, with a new secret",
  },
  "audit.endpoint_removed": { de: "Webhook entfernt", en: "Removed the webhook" },
  "audit.endpoint_tested": {
    de: "Testnachricht an den Webhook gesendet",
    en: "Sent a test message to the webhook",
  },
  "audit.low_balance_set": {
    de: "Warnung bei weniger als {credits} eingeschaltet",
    en: "Switched on the warning below {credits}",
  },
  "audit.low_balance_removed": {
    de: "Warnung bei niedrigem Saldo ausgeschaltet",
    en: "Switched off the low balance warning",
  },
  "audit.auto_on": {
    de: "Automatischem Aufladen zugestimmt: bei weniger als {credits}, höchstens {cap} im Monat",
    en: "Agreed to automatic top-up: below {credits}, at most {cap} a month",
  },
  "audit.auto_off": {
    de: "Automatisches Aufladen ausgeschaltet",
    en: "Switched off automatic top-up",
  },
  "audit.auto_stopped": {
    de: "Automatisches Aufladen wurde nach einer fehlgeschlagenen Zahlung gestoppt",
    en: "Automatic top-up was stopped after a failed payment",
  },
  "audit.balance_adjusted": {
    de: "Saldo von Hand um {amount} korrigiert",
    en: "Adjusted the balance by {amount} by hand",
  },
  "audit.account_frozen": {
    de: "Konto gesperrt, weil eine Zahlung strittig ist",
    en: "Account frozen because a payment is in dispute",
  },
  "audit.freeze_lifted": { de: "Sperre aufgehoben", en: "Freeze lifted" },
  "audit.quarantine_resolved": {
    de: "Geprüfte Zahlung abgeschlossen",
    en: "Resolved a payment under review",
  },
  "audit.purchase.started": {
    de: "Kauf begonnen: {name}, {credits}",
    en: "Started a purchase: {name}, {credits}",
  },
  "audit.purchase.open": {
    de: "Zahlungsseite geöffnet: {name}, {credits}",
    en: "Payment page opened: {name}, {credits}",
  },
  "audit.purchase.processing": {
    de: "Zahlung in Bearbeitung: {name}, {credits}",
    en: "Payment in progress: {name}, {credits}",
  },
  "audit.purchase.credited": {
    de: "Bezahlt und gutgeschrieben: {name}, {credits}",
    en: "Paid and credited: {name}, {credits}",
  },
  "audit.purchase.expired": {
    de: "Zahlungsseite abgelaufen: {name}, {credits}",
    en: "Payment page expired: {name}, {credits}",
  },
  "audit.purchase.failed": {
    de: "Zahlung fehlgeschlagen: {name}, {credits}",
    en: "Payment failed: {name}, {credits}",
  },
  "audit.purchase.quarantined": {
    de: "Zahlung wird geprüft: {name}, {credits}",
    en: "Payment under review: {name}, {credits}",
  },
  "audit.purchase.partially_reversed": {
    de: "Teilweise zurückgezahlt: {name}, {credits}",
    en: "Partly refunded: {name}, {credits}",
  },
  "audit.purchase.reversed": {
    de: "Vollständig zurückgezahlt: {name}, {credits}",
    en: "Fully refunded: {name}, {credits}",
  },
} as const satisfies Record<string, Message>;
