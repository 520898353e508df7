import type { MessageKey } from "../i18n/catalogue.ts";
import type { KindGroup } from "./history-filter.ts";

/** What the groups of kinds are called. */
export const KIND_TEXT = {
  topup: "history.kind.topup",
  usage: "history.kind.usage",
  returned: "history.kind.returned",
  expired: "history.kind.expired",
  reversed: "history.kind.reversed",
  adjusted: "history.kind.adjusted",
} as const satisfies Record<KindGroup, MessageKey>;
