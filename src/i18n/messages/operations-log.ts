import type { Message } from "../message.ts";

/** Texts of the operators' own log. */
export const operationsLogMessages = {
  "operations.log": { de: "Protokoll", en: "Log" },
  "operations.log.description": {
    de: "Wer hier was getan hat, auch was abgelehnt wurde. Kein Eintrag lässt sich ändern.",
    en: "Who did what here, and what was refused. No line can be changed.",
  },
  "operations.log.empty": { de: "Kein Eintrag passt dazu.", en: "No line fits." },
  "operations.log.operator": { de: "Wer", en: "Who" },
  "operations.log.act": { de: "Vorgang", en: "Act" },
  "operations.log.all_operators": { de: "Alle Personen", en: "Everybody" },
  "operations.log.all_acts": { de: "Alle Vorgänge", en: "All acts" },
  "operations.log.all_outcomes": { de: "Alle Ergebnisse", en: "All outcomes" },
  "operations.log.not_done": { de: "Nicht ausgeführt", en: "Not done" },
  "operations.log.tenant": { de: "Nur {name}", en: "{name} only" },
  "operations.log.any_tenant": {
    de: "Wieder alle Mandanten zeigen",
    en: "Show all tenants again",
  },
  "operations.log.of_tenant": { de: "Im Protokoll ansehen", en: "See it in the log" },
  "operations.log.former": { de: "Gelöschte Person ({id})", en: "Deleted user ({id})" },
  "operations.log.done": { de: "Ausgeführt", en: "Done" },
  "operations.log.refused": { de: "Abgelehnt", en: "Refused" },
  "operations.log.failed": { de: "Fehlgeschlagen", en: "Failed" },
  "operations.log.open": { de: "Ohne Ergebnis", en: "No outcome" },
  "operations.log.adjust_balance": { de: "Saldo korrigieren", en: "Adjust balance" },
  "operations.log.adjust_by": {
    de: "Saldo korrigieren: {credits}",
    en: "Adjust balance: {credits}",
  },
  "operations.log.retry_case": { de: "Fall erneut versuchen", en: "Retry case" },
  "operations.log.resolve_case": { de: "Fall abschließen", en: "Resolve case" },
  "operations.log.lift_freeze": { de: "Sperre aufheben", en: "Lift freeze" },
  "operations.log.retry_event": { de: "Ereignis erneut versuchen", en: "Retry event" },
  "operations.log.reconcile": { de: "Abgleichen", en: "Reconcile" },
  "operations.log.reconcile_dry": { de: "Abgleich nur prüfen", en: "Reconcile, dry run" },
  "operations.log.save_package": { de: "Paket speichern", en: "Save package" },
  "operations.log.restore_version": {
    de: "Version wiederherstellen",
    en: "Restore version",
  },
  "operations.log.save_action": { de: "Aktion speichern", en: "Save action" },
} as const satisfies Record<string, Message>;
