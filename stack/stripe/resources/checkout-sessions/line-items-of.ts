import type { Account } from "../../account.ts";
import type { LineItem } from "./session-details.ts";

/** The list that `expand[]=line_items` puts into a session. */
export function lineItemsOf(account: Account, sessionId: string) {
  const data: LineItem[] = account.sessionDetails.find(sessionId)?.lines ?? [];
  const url = `/v1/checkout/sessions/${sessionId}/line_items`;
  return { object: "list" as const, data, has_more: false, url };
}
