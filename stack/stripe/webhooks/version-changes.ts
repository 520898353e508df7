import type { Account } from "../account.ts";
import { refundListOf } from "../resources/refunds/refunded-charge.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A change that Stripe made to one kind of object; `undo` renders the object as it was before. */
export interface VersionChange {
  /** The first version with the change. */
  readonly since: string;
  readonly kind: string;
  readonly undo: (object: Fields, account: Account) => Fields;
}

const OLD_UI_MODES: Readonly<Record<string, string>> = {
  elements: "custom",
  embedded_page: "embedded",
  hosted_page: "hosted",
};

/** The charges that an intent used to carry; today it names only the latest. */
function chargesOf(intent: Fields, account: Account): Fields {
  const id = String(intent["id"]);
  const data = account.charges.newestFirst().filter(({ payment_intent }) => payment_intent === id)
    .map((charge) => ({ ...charge, refunds: refundListOf(account, charge.id) }));
  const url = `/v1/charges?payment_intent=${id}`;
  return { object: "list", data, has_more: false, total_count: data.length, url };
}

/** What Stripe changed in the objects that the simulator has, newest first, as its changelog tells. */
export const VERSION_CHANGES: readonly VersionChange[] = [
  {
    since: "2026-03-25",
    kind: "checkout.session",
    undo: ({ ui_mode, ...session }) => ({
      ...session,
      ui_mode: OLD_UI_MODES[String(ui_mode)] ?? ui_mode,
    }),
  },
  {
    since: "2025-03-31",
    kind: "charge",
    undo: (charge) => ({ ...charge, invoice: null }),
  },
  {
    since: "2025-03-31",
    kind: "payment_intent",
    undo: (intent) => ({ ...intent, invoice: null }),
  },
  {
    since: "2022-11-15",
    kind: "charge",
    undo: (charge, account) => ({
      ...charge,
      refunds: refundListOf(account, String(charge["id"])),
    }),
  },
  {
    since: "2022-11-15",
    kind: "payment_intent",
    undo: ({ latest_charge: _, ...intent }, account) => ({
      ...intent,
      charges: chargesOf(intent, account),
    }),
  },
];
