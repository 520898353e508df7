import type { Message } from "../message.ts";

/** Texts of the frame around the pages. */
export const appMessages = {
  "app.name": { de: "Tenant Credits", en: "Tenant Credits" },
  "app.title_of": { de: "{page} – Tenant Credits", en: "{page} – Tenant Credits" },
  "app.other_language": { de: "English", en: "Deutsch" },
  "app.loading": { de: "Wird geladen", en: "Loading" },
  "app.retry": { de: "Erneut versuchen", en: "Try again" },
  "app.close": { de: "Schließen", en: "Close" },
  "app.cancel": { de: "Abbrechen", en: "Cancel" },
  "app.copy": { de: "{what} kopieren", en: "Copy {what}" },
  "app.copied": { de: "Kopiert", en: "Copied" },
  "app.done": { de: "Fertig", en: "Done" },
  "app.dismiss": { de: "Meldung ausblenden", en: "Dismiss message" },
  "app.reload": { de: "Seite neu laden", en: "Reload page" },
  "app.crash.title": {
    de: "Diese Seite kann nicht angezeigt werden",
    en: "This page cannot be shown",
  },
  "app.crash.body": {
    de: "Laden Sie die Seite neu. Ihre Credits und Käufe sind davon nicht betroffen.",
    en: "Reload the page. Your credits and purchases are not affected.",
  },
  "app.setup.title": {
    de: "Das Dashboard ist noch nicht eingerichtet",
    en: "The dashboard is not set up yet",
  },
  "app.setup.body": {
    de: "Diese Umgebungsvariablen fehlen oder sind ungültig. Setzen Sie sie und bauen Sie neu.",
    en: "These environment variables are missing or invalid. Set them and build again.",
  },
  "tenants.choose": { de: "Mandant", en: "Tenant" },
  "tenants.role.owner": { de: "Inhaber", en: "Owner" },
  "tenants.role.admin": { de: "Administration", en: "Admin" },
  "tenants.role.billing": { de: "Abrechnung", en: "Billing" },
  "tenants.role.member": { de: "Mitglied", en: "Member" },
  "tenants.role.viewer": { de: "Lesezugriff", en: "Viewer" },
  "tenants.error": {
    de: "Ihre Mandanten können nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load your tenants. Check your connection",
  },
  "tenants.empty": {
    de: "Sie gehören noch keinem Mandanten an",
    en: "You do not belong to a tenant yet",
  },
  "tenants.empty_hint": {
    de: "Bitten Sie die Inhaberin oder den Inhaber, Sie als Mitglied aufzunehmen.",
    en: "Ask its owner to add you as a member.",
  },
} as const satisfies Record<string, Message>;
