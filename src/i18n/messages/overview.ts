import type { Message } from "../message.ts";

/** Texts of the overview: the figures, how long they last, what was used. */
export const overviewMessages = {
  "overview.figures": { de: "Saldo", en: "Balance" },
  "overview.available": { de: "Verfügbar", en: "Available" },
  "overview.held": { de: "Reserviert", en: "Held" },
  "overview.held_note": {
    de: "Für laufende Aktionen, danach abgerechnet oder wieder frei",
    en: "For work in progress, then charged or released",
  },
  "overview.held_none": { de: "Keine Aktion läuft gerade", en: "No work in progress" },
  "overview.expiring": { de: "Verfällt in 30 Tagen", en: "Expires in 30 days" },
  "overview.expiring_none": { de: "Derzeit verfällt nichts", en: "Nothing is about to expire" },
  "overview.lasts_until": {
    de: "Reicht etwa bis zum {day}",
    en: "Lasts until about {day}",
  },
  "overview.lasts_year": {
    de: "Reicht länger als ein Jahr",
    en: "Lasts longer than a year",
  },
  "overview.lasts_unknown": {
    de: "Wie lange das reicht, zeigt sich nach einer Woche Nutzung",
    en: "How long this lasts will show after a week of use",
  },
  "overview.unused": {
    de: "Seit 30 Tagen wurde nichts verbraucht",
    en: "Nothing was used in the last 30 days",
  },
  "overview.debt.title": { de: "{debt} im Minus", en: "{debt} below zero" },
  "overview.debt.body": {
    de:
      "Eine Zahlung ging zurück, nachdem ihre Credits schon verbraucht waren. Die nächste Aufladung gleicht das zuerst aus, der Rest ist sofort verfügbar.",
    en:
      "A payment went back after its credits had been used. The next top-up settles that first; the rest is available at once.",
  },
  "overview.frozen.title": { de: "Verbrauch gesperrt", en: "Spending is frozen" },
  "overview.frozen.body": {
    de:
      "Eine Zahlung ist strittig. Aufladen ist weiter möglich, verbrauchen erst nach der Klärung. Fragen Sie den Support, wenn Sie die Zahlung selbst veranlasst haben.",
    en:
      "A payment is in dispute. You can still top up, and spend again once it is settled. Ask support if you made the payment yourself.",
  },
  "overview.debt.settle": { de: "Jetzt ausgleichen", en: "Settle it now" },
  "overview.to_purchases": { de: "Zu den Käufen", en: "See the purchases" },
  "overview.bank.title": {
    de: "Ihre Bank wartet auf eine Bestätigung",
    en: "Your bank is waiting for you",
  },
  "overview.bank.body": {
    de:
      "Eine automatische Aufladung von {credits} für {price} steht an. Die Bank bucht erst ab, wenn jemand die Zahlung bestätigt.",
    en:
      "An automatic top-up of {credits} for {price} is due. The bank wants somebody to confirm the payment before it charges the card.",
  },
  "overview.usage": { de: "Verbrauch", en: "Usage" },
  "overview.usage_days": { de: "Die letzten 30 Tage", en: "The last 30 days" },
  "overview.rate": {
    de: "Die letzten 30 Tage: im Schnitt {credits} pro Tag",
    en: "The last 30 days: {credits} a day on average",
  },
  "overview.rate_young": {
    de: "Seit der ersten Nutzung vor {days} Tagen im Schnitt {credits} pro Tag",
    en: "{credits} a day on average since the first use {days} days ago",
  },
  "overview.usage_summary": {
    de: "Verbrauch der letzten 30 Tage: {credits}. Am meisten: {action} mit {most}",
    en: "Usage of the last 30 days: {credits}. Most of it: {action} with {most}",
  },
  "overview.usage_empty": { de: "Noch kein Verbrauch", en: "No usage yet" },
  "overview.usage_empty_hint": {
    de:
      "Sobald eine Aktion Credits verbraucht, sehen Sie hier, wofür und an welchem Tag. Was eine Aktion kostet, steht in der Preisliste.",
    en:
      "Once an action uses credits, you will see here what for and on which day. The price list says what an action costs.",
  },
  "overview.usage_error": {
    de: "Der Verbrauch kann nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the usage. Check your connection",
  },
  "overview.other": { de: "Ohne Angabe", en: "Not stated" },
  "overview.rest": { de: "Übrige", en: "The rest" },
  "overview.as_table": { de: "Als Tabelle", en: "As a table" },
  "overview.column.day": { de: "Tag (UTC)", en: "Day (UTC)" },
  "overview.column.total": { de: "Summe", en: "Total" },
  "overview.all": { de: "Alle Bewegungen", en: "All movements" },
  "overview.latest": { de: "Letzte Bewegungen", en: "Latest movements" },
} as const satisfies Record<string, Message>;
