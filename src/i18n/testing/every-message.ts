import { addMessages } from "../catalogue.ts";
import { appMessages } from "../messages/app.ts";
import { auditMessages } from "../messages/audit.ts";
import { autoTopupMessages } from "../messages/auto-topup.ts";
import { checkoutMessages } from "../messages/checkout.ts";
import { creditsMessages } from "../messages/credits.ts";
import { historyMessages } from "../messages/history.ts";
import { movementsMessages } from "../messages/movements.ts";
import { purchasesMessages } from "../messages/purchases.ts";
import { noticesMessages } from "../messages/notices.ts";
import { overviewMessages } from "../messages/overview.ts";
import { operationsCatalogueMessages } from "../messages/operations-catalogue.ts";
import { operationsLogMessages } from "../messages/operations-log.ts";
import { operationsProblemMessages } from "../messages/operations-problems.ts";
import { operationsMessages } from "../messages/operations.ts";
import { sessionMessages } from "../messages/session.ts";
import { settingsMessages } from "../messages/settings.ts";
import { shellMessages } from "../messages/shell.ts";
import { takeHomeMessages } from "../messages/take-home.ts";
import { topUpMessages } from "../messages/top-up.ts";
import type { Catalogue } from "../catalogue.ts";

/** Every text there is; a test speaks before any page is loaded. */
export const everyMessage: Catalogue = {
  ...appMessages,
  ...shellMessages,
  ...sessionMessages,
  ...creditsMessages,
  ...historyMessages,
  ...movementsMessages,
  ...purchasesMessages,
  ...overviewMessages,
  ...topUpMessages,
  ...checkoutMessages,
  ...takeHomeMessages,
  ...settingsMessages,
  ...noticesMessages,
  ...autoTopupMessages,
  ...auditMessages,
  ...operationsMessages,
  ...operationsCatalogueMessages,
  ...operationsLogMessages,
  ...operationsProblemMessages,
};

addMessages(everyMessage);
