import type { Message } from "../message.ts";

/** Texts of the navigation and of what stands where a page should be. */
export const shellMessages = {
  "shell.nav": { de: "Seiten", en: "Pages" },
  "shell.nav.overview": { de: "Übersicht", en: "Overview" },
  "shell.overview": { de: "Kostendashboard", en: "Cost dashboard" },
  "shell.history": { de: "Verlauf", en: "History" },
  "shell.purchases": { de: "Käufe", en: "Purchases" },
  "shell.nav.settings": { de: "Einstellungen", en: "Settings" },
  "shell.settings": { de: "Einstellungen", en: "Settings" },
  "shell.auto_top_up": {
    de: "Automatisches Aufladen einrichten",
    en: "Set up automatic top-up",
  },
  "shell.operations": { de: "Betrieb", en: "Operations" },
  "shell.skip": { de: "Zum Inhalt springen", en: "Skip to content" },
  "shell.to_overview": { de: "Zur Übersicht", en: "To the overview" },
  "shell.not_found.title": {
    de: "Diese Seite gibt es nicht",
    en: "There is no such page",
  },
  "shell.not_found.body": {
    de: "Vielleicht ist die Adresse veraltet oder nicht vollständig.",
    en: "The address may be out of date or incomplete.",
  },
  "shell.not_permitted.title": {
    de: "Diese Seite ist Ihnen nicht zugänglich",
    en: "You cannot open this page",
  },
  "shell.not_permitted.body": {
    de:
      "Ihre Rolle bei diesem Mandanten schließt sie nicht ein. Fragen Sie die Inhaberin oder den Inhaber.",
    en: "Your role in this tenant does not include it. Ask its owner.",
  },
  "shell.hint_return": {
    de: "Danach sehen Sie, was aus Ihrem Kauf geworden ist.",
    en: "Then you will see what became of your purchase.",
  },
  "shell.sign_out": { de: "Abmelden", en: "Sign out" },
  "shell.account": { de: "Konto", en: "Account" },
} as const satisfies Record<string, Message>;
