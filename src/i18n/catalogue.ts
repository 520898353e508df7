import { appMessages } from "./messages/app.ts";
import { checkoutMessages } from "./messages/checkout.ts";
import { creditsMessages } from "./messages/credits.ts";
import { sessionMessages } from "./messages/session.ts";
import { shellMessages } from "./messages/shell.ts";
import { topUpMessages } from "./messages/top-up.ts";

/** Every text of the interface in every language: nothing a person reads comes from elsewhere. */
export const catalogue = {
  ...appMessages,
  ...shellMessages,
  ...sessionMessages,
  ...creditsMessages,
  ...topUpMessages,
  ...checkoutMessages,
} as const;

/** The name of a text. */
export type MessageKey = keyof typeof catalogue;
