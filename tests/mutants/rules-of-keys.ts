import type { Mutant } from "./mutant.ts";

/** Rules of keys, of order and of budgets, which the model test must miss as well. */
export const RULES_OF_KEYS: readonly Mutant[] = [
  {
    breaks: "a twin gets the first result",
    edits: [["credits.find_twin", "return twin;\nend", "return null;\nend"]],
  },
  {
    breaks: "the twin of a deduct gets the first result",
    edits: [["credits.find_deduct", "return twin;\nend", "return null;\nend"]],
  },
  {
    breaks: "the debit of a twin is undone",
    edits: [
      [
        "public.rpc_credit_deduct",
        "into balance, held, spent, entry_version;",
        "$& end; begin",
      ],
    ],
  },
  {
    breaks: "a twin that can no longer be paid for gets the first result",
    edits: [["credits.deduct_stepwise", "if not replayed then", "if true then"]],
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
        "and twin.request_fingerprint is distinct from find_twin.request_fingerprint",
        "and false",
      ],
    ],
  },
  {
    breaks: "a deduct's key belongs to one deduct",
    edits: [["credits.find_deduct", "if twin.entry_id is not null and row(", "if false and row("]],
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
    breaks: "a deduct looks whether its member has a budget",
    edits: [
      [
        "public.rpc_credit_deduct",
        "and (rpc_credit_deduct.actor is null or not b.has_budgets)",
        "",
      ],
    ],
  },
  {
    breaks: "a deduct counts against the member's budget",
    edits: [
      [
        "credits.deduct_stepwise",
        "if account.has_budgets and deduct_stepwise.actor is not null then",
        "if false then",
      ],
    ],
  },
  {
    breaks: "what comes back is taken off the budget",
    edits: [["credits.return_to_budgets", "begin\n", "begin\n  return;\n"]],
  },
];
