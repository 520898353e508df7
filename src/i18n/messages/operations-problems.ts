import type { Message } from "../message.ts";

/** Why an operator's act came to nothing, and what to do. */
export const operationsProblemMessages = {
  "operations.problem.insufficient": {
    de: "Das würde den Saldo unter null bringen. Ziehen Sie weniger ab.",
    en: "That would take the balance below zero. Take less.",
  },
  "operations.problem.outdated": {
    de:
      "Inzwischen hat jemand anderes gespeichert. Schließen Sie den Dialog und sehen Sie sich die neue Version an.",
    en: "Somebody else has saved meanwhile. Close this and look at the new version.",
  },
  "operations.problem.forgotten": {
    de: "Stripe kennt dieses Ereignis nicht mehr. Sehen Sie im Stripe-Dashboard nach.",
    en: "Stripe has forgotten this event. Look it up in Stripe's dashboard.",
  },
  "operations.problem.healed": {
    de: "Diesen Fall gibt es nicht mehr. Laden Sie die Liste neu.",
    en: "This case is no longer there. Load the list again.",
  },
  "operations.problem.limited": {
    de: "Zu viele Vorgänge in kurzer Zeit. Warten Sie etwas.",
    en: "Too much in a short time. Wait a little.",
  },
  "operations.problem.forbidden": {
    de: "Dafür braucht es Betriebsrechte.",
    en: "That needs an operator.",
  },
  "operations.problem.stripe": {
    de: "Stripe ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal.",
    en: "Stripe cannot be reached. Try again in a moment.",
  },
  "operations.problem.malformed": {
    de: "Eine Angabe passt nicht. Prüfen Sie die Felder.",
    en: "Something does not fit. Check the fields.",
  },
  "operations.problem.network": {
    de: "Keine Verbindung. Versuchen Sie es erneut, doppelt gebucht wird nichts.",
    en: "No connection. Try again, nothing is done twice.",
  },
  "operations.problem.unexpected": {
    de: "Das hat nicht geklappt. Anfrage: {id}",
    en: "That did not work. Request: {id}",
  },
} as const satisfies Record<string, Message>;
