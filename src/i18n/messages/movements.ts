import type { Message } from "../message.ts";

/** What a movement was, in a sentence: the same to members and to operators. */
export const movementsMessages = {
  "movements.said.used": { de: "{credits} verbraucht", en: "Used {credits}" },
  "movements.said.used_for": {
    de: "{credits} für {what} verbraucht",
    en: "Used {credits} for {what}",
  },
  "movements.said.times": {
    de: "{name} ({quantity}\u00a0×)",
    en: "{name} ({quantity}\u00a0×)",
  },
  "movements.said.times_unit": {
    de: "{name} ({quantity}\u00a0×\u00a0{unit})",
    en: "{name} ({quantity}\u00a0×\u00a0{unit})",
  },
  "movements.said.returned": { de: "{credits} zurückerhalten", en: "Got {credits} back" },
  "movements.said.returned_for": {
    de: "{credits} für {what} zurückerhalten",
    en: "Got {credits} back for {what}",
  },
  "movements.said.expired.one": { de: "{credits} ist verfallen", en: "{credits} expired" },
  "movements.said.expired.other": { de: "{credits} sind verfallen", en: "{credits} expired" },
  "movements.said.reversed": {
    de: "{credits} nach einer Rückzahlung abgezogen",
    en: "{credits} taken back because money was returned",
  },
  "movements.said.adjusted_up": {
    de: "{credits} von Hand gutgeschrieben",
    en: "{credits} added by hand",
  },
  "movements.said.adjusted_down": {
    de: "{credits} von Hand abgezogen",
    en: "{credits} taken by hand",
  },
  "movements.said.topped_up": { de: "{credits} aufgeladen", en: "Topped up {credits}" },
  "movements.said.bought": {
    de: "{credits} mit dem Paket „{package}“ aufgeladen",
    en: "Topped up {credits} with the package “{package}”",
  },
  "movements.said.promotion": {
    de: "{credits} aus einer Werbeaktion erhalten",
    en: "Received {credits} from a promotion",
  },
  "movements.said.subscription": {
    de: "{credits} aus dem Abo erhalten",
    en: "Received {credits} from the subscription",
  },
  "movements.said.referral": {
    de: "{credits} für eine Empfehlung erhalten",
    en: "Received {credits} for a referral",
  },
  "movements.said.goodwill": {
    de: "{credits} gutgeschrieben",
    en: "Received {credits}",
  },
  "movements.said.reinstated": {
    de: "{credits} wiedererhalten, weil die Zahlung wieder gilt",
    en: "Got {credits} again because the payment stands again",
  },
} as const satisfies Record<string, Message>;
