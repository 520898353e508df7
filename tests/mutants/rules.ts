import type { Mutant } from "./mutant.ts";

const BURN_ORDER = "order by g.priority, g.expires_at, g.entry_id";

/** The rules that the model test must miss at once, whoever comes first. */
export const RULES: readonly Mutant[] = [
  {
    breaks: "lower priority numbers burn first",
    edits: [["credits.plan_burns", BURN_ORDER, "order by g.expires_at, g.entry_id"]],
  },
  {
    breaks: "then what expires earlier",
    edits: [["credits.plan_burns", BURN_ORDER, "order by g.priority, g.entry_id"]],
  },
  {
    breaks: "then what is older",
    edits: [["credits.plan_burns", BURN_ORDER, `${BURN_ORDER} desc`]],
  },
  {
    breaks: "a deduct spends nothing that has expired",
    edits: [["public.rpc_credit_deduct", "and b.next_due_at > now()", ""]],
  },
  {
    breaks: "nor does a batch",
    edits: [
      [
        "credits.deduct_batch",
        "perform credits.settle_due(part.tenant_id, part.credit_type);",
        "",
      ],
      ["credits.deduct_together", "and b.next_due_at > now()", ""],
    ],
  },
  {
    breaks: "a deduct spends at most what is available",
    edits: [["public.rpc_credit_deduct", "and b.balance - b.held >= cost", ""]],
  },
  {
    breaks: "a hold takes its credits as a deduct would, so that they cannot expire",
    edits: [
      ["public.rpc_credit_hold", "0, cost, cost, deadline_at", "0, cost, 0, deadline_at"],
      ["public.rpc_credit_hold", "account, 'hold', 0, cost,", "account, 'hold', 0, 0,"],
    ],
  },
  {
    breaks: "a deadline counts for reads: what is held",
    edits: [["credits.read_balance", "if account.next_due_at <= now() then", "if false then"]],
  },
  {
    breaks: "a deadline counts for reads: what grants have left",
    edits: [["credits.due_returns", "and h.deadline_at <= now()", "and false"]],
  },
  {
    breaks: "a deadline counts for writes",
    edits: [
      ["credits.settle_due", "and h.deadline_at <= now()", "and false"],
      ["credits.settle_due", "and h.state = 'open'\n    )", "and false\n    )"],
    ],
  },
  {
    breaks: "what is not captured is the end of the hold's stretch",
    edits: [
      ["credits.close_hold", "(hold).from_spent + close_hold.captured,", "(hold).from_spent,"],
      [
        "credits.close_hold",
        "(hold).from_spent + (hold).amount_credits,",
        "(hold).from_spent + (hold).amount_credits - close_hold.captured,",
      ],
    ],
  },
  {
    breaks: "a capture takes its excess only if it is available",
    edits: [
      [
        "public.rpc_credit_capture",
        "-cost, -hold.amount_credits, excess",
        "-cost, -hold.amount_credits, 0",
      ],
      ["public.rpc_credit_capture", "'capture', -cost, excess", "'capture', -cost, 0"],
    ],
  },
  {
    breaks: "the last spent is restored first",
    edits: [
      [
        "public.rpc_credit_restore",
        "left_over - restored, left_over,",
        "-origin.amount_credits - left_over, -origin.amount_credits - left_over + restored,",
      ],
    ],
  },
  {
    breaks: "a restore gives back at most what its entry took",
    edits: [["public.rpc_credit_restore", "if restored > left_over then", "if false then"]],
  },
  {
    breaks: "what is restored to an expired grant lives for a grace period",
    edits: [
      [
        "credits.give_back",
        "coalesce(now() + give_back.grace, g.expires_at)",
        "g.expires_at",
      ],
    ],
  },
  {
    breaks: "a reversal takes from its own grant first",
    edits: [
      ["credits.reverse_grant", "taken := least(asked, granted.remaining)", "taken := 0"],
    ],
  },
  {
    breaks: "then what had expired of it",
    edits: [
      ["credits.reverse_grant", "least(asked - taken, granted.expired_credits)", "0"],
    ],
  },
  {
    breaks: "a reversal takes at most what was granted",
    edits: [
      [
        "credits.reverse_grant",
        "if asked > granted.amount_credits - granted.reversed_credits - spent_before then",
        "if false then",
      ],
    ],
  },
  {
    breaks: "a grant pays the debt first",
    edits: [
      [
        "credits.settle",
        "set settled_total = b.settled_total + laid_total",
        "set settled_total = b.spent_total",
      ],
    ],
  },
  {
    breaks: "so does what an ended hold gives back, before it expires",
    edits: [
      [
        "credits.settle_due",
        "perform credits.expire_hold(due_hold);\n    perform credits.settle(settle_due.tenant_id, settle_due.credit_type);",
        "perform credits.expire_hold(due_hold);",
      ],
    ],
  },
];
