import type { z } from "zod";
import { csvLine } from "./csv.ts";
import type { entryKind, HistoryEntry } from "./history-entry.ts";

type Language = "de" | "en";
type Words = Readonly<Record<Language, string>>;

const HEADINGS: readonly Words[] = [
  { de: "Zeitpunkt (UTC)", en: "Time (UTC)" },
  { de: "Bewegung", en: "Movement" },
  { de: "Aktion", en: "Action" },
  { de: "Menge", en: "Quantity" },
  { de: "Einheit", en: "Unit" },
  { de: "Credits", en: "Credits" },
  { de: "Saldo danach", en: "Balance after" },
  { de: "Paket", en: "Package" },
  { de: "Referenz", en: "Reference" },
  { de: "Grund", en: "Reason" },
  { de: "Mitglied", en: "Member" },
  { de: "Buchung", en: "Entry" },
  { de: "Zuteilung", en: "Grant" },
  { de: "Kauf", en: "Purchase" },
];

const KINDS: Readonly<Record<z.infer<typeof entryKind>, Words>> = {
  topup: { de: "Aufladung", en: "Top-up" },
  deduct: { de: "Verbrauch", en: "Usage" },
  capture: { de: "Verbrauch", en: "Usage" },
  expire: { de: "Verfallen", en: "Expired" },
  reverse: { de: "Nach Rückzahlung zurückgenommen", en: "Taken back after a refund" },
  restore: { de: "Zurückgegeben", en: "Returned" },
  adjust: { de: "Manuelle Korrektur", en: "Manual adjustment" },
};

/** The first line of the file. */
export function headingsCsv(language: Language): string {
  return csvLine(HEADINGS.map((heading) => heading[language]));
}

/** A movement as a line; an actor is their address where `emails` has it, else their id. */
export function entryCsv(
  entry: HistoryEntry,
  language: Language,
  emails: ReadonlyMap<string, string>,
): string {
  const { actor } = entry;
  return csvLine([
    new Date(entry.created_at).toISOString(),
    KINDS[entry.kind][language],
    entry.action_labels?.[language] ?? entry.action,
    entry.quantity,
    entry.unit_labels?.[language] ?? null,
    entry.amount_credits,
    entry.balance_after,
    entry.package_labels?.[language] ?? null,
    entry.reference,
    entry.reason,
    actor === null ? null : emails.get(actor) ?? actor,
    entry.entry_id,
    entry.grant_id,
    entry.purchase_id,
  ]);
}

/** Why the file ends before the history does, as its last line: nobody may take it for all there is. */
export function endingCsv(why: "limit" | "failure", language: Language): string {
  const words = {
    limit: {
      de:
        "UNVOLLSTÄNDIG: Mehr passt nicht in eine Datei. Exportieren Sie den Rest mit früherem Ende",
      en: "INCOMPLETE: One file holds no more. Export the rest with an earlier end",
    },
    failure: {
      de: "UNVOLLSTÄNDIG: Der Export ist abgebrochen. Exportieren Sie noch einmal",
      en: "INCOMPLETE: The export broke off. Export again",
    },
  }[why];
  return csvLine([words[language], ...HEADINGS.slice(1).map(() => null)]);
}
