import { z } from "zod";
import { wholeNumber } from "./whole-number.ts";
import { purchaseStatus } from "./purchase-status.ts";

/** What our books say of one purchase; the other side of it are Stripe's session and payment. */
export const purchaseBooksRow = z.object({
  tenant_id: z.uuid(),
  purchase_id: z.uuid(),
  status: purchaseStatus,
  amount_credits: wholeNumber,
  price_minor: wholeNumber,
  stripe_session_id: z.string().nullable(),
  stripe_payment_intent_id: z.string().nullable(),
  reversed_minor: wholeNumber,
  reversed_credits: wholeNumber,
  refunds: z.array(z.object({ id: z.string(), amount_minor: wholeNumber, status: z.string() })),
  disputes: z.array(z.object({
    id: z.string(),
    status: z.string(),
    withdrawn_minor: wholeNumber,
    reinstated_minor: wholeNumber,
  })),
  /** Null when fraud warnings freeze nothing, by policy. */
  freezes: z.array(z.string()).nullable(),
});

/** A purchase whose payment, refund or dispute nobody has told us the end of. */
export const unfinishedRow = z.object({
  tenant_id: z.uuid(),
  purchase_id: z.uuid(),
  stripe_session_id: z.string().nullable(),
  stripe_payment_intent_id: z.string().nullable(),
  stripe_customer_id: z.string().nullable(),
  status: purchaseStatus,
  created_at: z.string(),
});

/** The run that may work now and where it begins; no run_id while another one works. */
export const startedRunRow = z.object({
  run_id: wholeNumber.nullable(),
  part: z.string().nullable(),
  place: z.string().nullable(),
  covered_from: z.string().nullable(),
});

/** One thing that differed, and what became of it; seen is what a dry run says. */
export const finding = z.object({
  result: z.enum(["repaired", "unable", "seen"]),
  part: z.string(),
  reason: z.string(),
  stripe_id: z.string(),
  tenant_id: z.string().nullable(),
  purchase_id: z.string().nullable(),
  /** Whether a run of the last day found the same, so that a person has heard of it. */
  told_before: z.boolean().default(false),
});

/** The report of one run, as it is kept. */
export const runRow = z.object({
  run_id: wholeNumber,
  outcome: z.enum(["running", "complete", "partial", "failed", "abandoned"]),
  livemode: z.boolean(),
  is_dry_run: z.boolean(),
  looked_at: wholeNumber,
  repaired: wholeNumber,
  unable: wholeNumber,
  findings: z.array(finding),
  error: z.string().nullable(),
  started_at: z.string(),
  finished_at: z.string().nullable(),
});

export type PurchaseBooks = z.infer<typeof purchaseBooksRow>;
export type Unfinished = z.infer<typeof unfinishedRow>;
export type StartedRun = z.infer<typeof startedRunRow>;
export type Finding = z.infer<typeof finding>;
/** A finding as a page makes it, before the books say whether it is news. */
export type FreshFinding = Omit<Finding, "told_before">;
export type Run = z.infer<typeof runRow>;
