import type { Message } from "./message.ts";
import { appMessages } from "./messages/app.ts";
import type { auditMessages } from "./messages/audit.ts";
import type { autoTopupMessages } from "./messages/auto-topup.ts";
import type { checkoutMessages } from "./messages/checkout.ts";
import type { creditsMessages } from "./messages/credits.ts";
import type { historyMessages } from "./messages/history.ts";
import type { movementsMessages } from "./messages/movements.ts";
import type { purchasesMessages } from "./messages/purchases.ts";
import type { noticesMessages } from "./messages/notices.ts";
import type { overviewMessages } from "./messages/overview.ts";
import type { operationsCatalogueMessages } from "./messages/operations-catalogue.ts";
import type { operationsLogMessages } from "./messages/operations-log.ts";
import type { operationsProblemMessages } from "./messages/operations-problems.ts";
import type { operationsMessages } from "./messages/operations.ts";
import type { sessionMessages } from "./messages/session.ts";
import type { settingsMessages } from "./messages/settings.ts";
import { shellMessages } from "./messages/shell.ts";
import type { takeHomeMessages } from "./messages/take-home.ts";
import type { topUpMessages } from "./messages/top-up.ts";

/** What is said before any page is there. */
const firstMessages = { ...appMessages, ...shellMessages } as const;

/** Every text of the interface in every language: nothing a person reads comes from elsewhere. */
export type Catalogue =
  & typeof firstMessages
  & typeof sessionMessages
  & typeof creditsMessages
  & typeof historyMessages
  & typeof movementsMessages
  & typeof purchasesMessages
  & typeof overviewMessages
  & typeof topUpMessages
  & typeof checkoutMessages
  & typeof takeHomeMessages
  & typeof settingsMessages
  & typeof noticesMessages
  & typeof autoTopupMessages
  & typeof auditMessages
  & typeof operationsMessages
  & typeof operationsCatalogueMessages
  & typeof operationsLogMessages
  & typeof operationsProblemMessages;

/** The name of a text. */
export type MessageKey = keyof Catalogue;

const known = new Map<string, Message>(Object.entries(firstMessages));

/**
 * Makes an area's texts known. What is loaded on its own (a page, a dialog) calls it beside its
 * imports, so that its texts travel with it and not with the first page.
 */
export function addMessages(...areas: Readonly<Record<string, Message>>[]) {
  for (const [key, message] of areas.flatMap((area) => Object.entries(area))) {
    known.set(key, message);
  }
}

/** A text in every language. */
export function messageOf(key: MessageKey): Message {
  const message = known.get(key);
  if (message === undefined) throw new Error(`Cannot say ${key} before its area was added`);
  return message;
}
