import type { Message } from "../message.ts";

/** Texts that only the components for other apps need. */
export const takeHomeMessages = {
  "take_home.missing": {
    de: "Dafür fehlen {missing}.",
    en: "You need {missing} more for this.",
  },
  "take_home.budget": {
    de: "Ihr Monatsbudget reicht dafür nicht: Es fehlen {missing}. Fragen Sie die Administration.",
    en: "Your monthly budget is short of {missing} for this. Ask an admin.",
  },
  "take_home.unknown": {
    de: "Ob die Credits reichen, lässt sich gerade nicht prüfen. Prüfen Sie die Verbindung",
    en: "Cannot tell whether there are enough credits. Check your connection",
  },
} as const satisfies Record<string, Message>;
