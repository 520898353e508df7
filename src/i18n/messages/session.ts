import type { Message } from "../message.ts";

/** Texts around signing in and out. */
export const sessionMessages = {
  "session.title": { de: "Anmelden", en: "Sign in" },
  "session.subtitle": {
    de: "Danach sehen Sie Saldo, Preise und Verlauf.",
    en: "Then you will see balance, prices and history.",
  },
  "session.email": { de: "E-Mail", en: "Email" },
  "session.password": { de: "Passwort", en: "Password" },
  "session.sign_in": { de: "Anmelden", en: "Sign in" },
  "session.problem.incomplete": {
    de: "Geben Sie E-Mail und Passwort ein",
    en: "Enter your email and password",
  },
  "session.problem.invalid_credentials": {
    de: "E-Mail und Passwort passen nicht zusammen. Prüfen Sie beides",
    en: "Email and password do not match. Check both",
  },
  "session.problem.rate_limited": {
    de: "Zu viele Versuche. Warten Sie einige Minuten",
    en: "Too many attempts. Wait a few minutes",
  },
  "session.problem.network": {
    de: "Der Server ist nicht erreichbar. Prüfen Sie die Verbindung",
    en: "Cannot reach the server. Check your connection",
  },
  "session.problem.unexpected": {
    de: "Die Anmeldung ist nicht möglich. Versuchen Sie es später erneut",
    en: "Cannot sign in. Try again later",
  },
  "session.demo.title": { de: "Demo-Zugänge", en: "Demo accounts" },
  "session.demo.hint": {
    de: "Ein Klick füllt das Formular aus.",
    en: "A click fills in the form.",
  },
} as const satisfies Record<string, Message>;
