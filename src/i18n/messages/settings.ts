import type { Message } from "../message.ts";

/** Texts of the settings' page, its forms and the members' budgets. */
export const settingsMessages = {
  "settings.title": { de: "Einstellungen", en: "Settings" },
  "settings.sections": { de: "Bereiche der Einstellungen", en: "Parts of the settings" },
  "settings.section.budgets": { de: "Budgets", en: "Budgets" },
  "settings.section.notices": { de: "Benachrichtigungen", en: "Notifications" },
  "settings.section.auto_topup": { de: "Automatisches Aufladen", en: "Automatic top-up" },
  "settings.section.audit": { de: "Protokoll", en: "Audit log" },
  "settings.save": { de: "Speichern", en: "Save" },
  "settings.saved": { de: "Gespeichert", en: "Saved" },
  "settings.whole_number": {
    de: "Geben Sie eine ganze Zahl ein",
    en: "Enter a whole number",
  },
  "settings.former_member": { de: "Früheres Mitglied", en: "Former member" },
  "settings.member_without_name": { de: "Mitglied", en: "Member" },
  "settings.budgets": { de: "Budgets der Mitglieder", en: "Members’ budgets" },
  "settings.budgets_note": {
    de:
      "Wie viel ein Mitglied in einem Kalendermonat (UTC) höchstens verbraucht. Ohne Budget gibt es keine Grenze.",
    en:
      "The most that a member may use in a calendar month (UTC). Without a budget there is no limit.",
  },
  "settings.budgets_error": {
    de: "Die Budgets können nicht geladen werden. Prüfen Sie die Verbindung",
    en: "Cannot load the budgets. Check your connection",
  },
  "settings.budget.none": { de: "Kein Budget, also keine Grenze", en: "No budget, so no limit" },
  "settings.budget.add": { de: "Budget festlegen", en: "Set a budget" },
  "settings.budget.add_for": { de: "Budget festlegen für {name}", en: "Set a budget for {name}" },
  "settings.budget.change": { de: "Budget ändern", en: "Change the budget" },
  "settings.budget.change_for": {
    de: "Budget ändern: {name}, {scope}",
    en: "Change the budget: {name}, {scope}",
  },
  "settings.budget.dialog_note": {
    de: "Gilt sofort und jeden Monat neu für {name}.",
    en: "Applies at once, and anew every month, to {name}.",
  },
  "settings.budget.scope": { de: "Wofür", en: "For what" },
  "settings.budget.all_actions": { de: "Alle Aktionen zusammen", en: "All actions together" },
  "settings.budget.limit": { de: "Credits im Monat", en: "Credits a month" },
  "settings.budget.limit_hint": {
    de: "Mit 0 darf das Mitglied nichts verbrauchen.",
    en: "With 0 the member may use nothing.",
  },
  "settings.budget.spent": {
    de: "{spent} von {limit} verbraucht",
    en: "{spent} of {limit} used",
  },
  "settings.budget.remove": { de: "Budget entfernen", en: "Remove the budget" },
  "settings.problem.unauthenticated": {
    de: "Ihre Anmeldung ist abgelaufen. Melden Sie sich ab und wieder an",
    en: "Your session has expired. Sign out and in again",
  },
  "settings.problem.forbidden": {
    de: "Ihre Rolle darf das nicht ändern. Wenden Sie sich an die Inhaber",
    en: "Your role may not change this. Ask one of the owners",
  },
  "settings.problem.malformed_request": {
    de: "Diese Angabe wird nicht angenommen. Prüfen Sie das Formular",
    en: "This value is not accepted. Check the form",
  },
  "settings.problem.amount_out_of_range": {
    de: "Der Wert ist zu klein oder zu groß. Wählen Sie einen anderen",
    en: "The value is too small or too large. Choose another one",
  },
  "settings.problem.unknown_member": {
    de: "Dieses Mitglied gehört nicht mehr zum Mandanten. Laden Sie die Seite neu",
    en: "This member has left the tenant. Reload the page",
  },
  "settings.problem.unknown_action": {
    de: "Diese Aktion steht nicht mehr auf der Preisliste. Laden Sie die Seite neu",
    en: "This action is no longer on the price list. Reload the page",
  },
  "settings.problem.unknown_package": {
    de: "Dieses Paket ist nicht mehr im Angebot. Wählen Sie ein anderes",
    en: "This package is no longer on sale. Choose another one",
  },
  "settings.problem.unknown_endpoint": {
    de: "Es ist keine Adresse mehr hinterlegt. Legen Sie zuerst eine fest",
    en: "There is no address any more. Set one first",
  },
  "settings.problem.rate_limited": {
    de: "Zu viele Änderungen in der letzten Stunde. Versuchen Sie es später erneut",
    en: "Too many changes within the last hour. Try again later",
  },
  "settings.problem.network": {
    de: "Der Server ist nicht erreichbar. Prüfen Sie die Verbindung",
    en: "Cannot reach the server. Check your connection",
  },
  "settings.problem.unexpected": {
    de: "Etwas Unerwartetes ist passiert. Versuchen Sie es erneut",
    en: "Something unexpected happened. Try again",
  },
} as const satisfies Record<string, Message>;
