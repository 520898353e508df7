import type { Mutant } from "./mutant.ts";

/** Rules of keys, of order and of budgets, which the model test must miss as well. */
export const RULES_OF_KEYS: readonly Mutant[] = [
  {
    breaks: "a twin gets the first result",
    edits: [["credits.find_twin", "return twin;\nend", "return null;\nend"]],
  },
  {
    breaks: "the debit of a twin is undone",
    edits: [["credits.undo_deduct", "b.balance + undo_deduct.cost", "b.balance"]],
  },
  {
    breaks: "the debit of a twin is undone on the spending line",
    edits: [["credits.undo_deduct", "b.spent_total - undo_deduct.cost", "b.spent_total"]],
  },
  {
    breaks: "a twin that can no longer be paid for gets the first result",
    edits: [["credits.replay_or_settle", "if twin.entry_id is null then", "if true then"]],
  },
  {
    breaks: "a batch looks for twins",
    edits: [["credits.deduct_batch", "when unique_violation then", "when division_by_zero then"]],
  },
  {
    breaks: "a key belongs to one request",
    edits: [
      [
        "credits.find_twin",
        "if twin.request_fingerprint <> find_twin.request_fingerprint then",
        "if false then",
      ],
    ],
  },
  {
    breaks: "a batch takes items in their order",
    edits: [["credits.deduct_batch", "order by (j.whole).item)", "order by (j.whole).item desc)"]],
  },
  {
    breaks: "what was spent before a topup is not laid onto it",
    edits: [
      [
        "credits.add_grant",
        "perform credits.settle(add_grant.tenant_id, add_grant.credit_type);",
        "",
      ],
    ],
  },
  {
    breaks: "what is due is settled before a topup",
    edits: [
      [
        "credits.add_grant",
        "perform credits.settle_due(add_grant.tenant_id, add_grant.credit_type);",
        "",
      ],
    ],
  },
  {
    breaks: "a deduct counts against the member's budget",
    edits: [
      [
        "public.rpc_credit_deduct",
        "if has_budgets and rpc_credit_deduct.actor is not null and (",
        "if false and (",
      ],
    ],
  },
  {
    breaks: "a twin does not draw on a budget again",
    edits: [
      ["public.rpc_credit_deduct", ")).entry_id is null then", ")).entry_id is null or true then"],
    ],
  },
  {
    breaks: "what comes back is taken off the budget",
    edits: [["credits.return_to_budgets", "begin\n", "begin\n  return;\n"]],
  },
];
