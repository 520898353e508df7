import { NORDLICHT } from "./test-database.ts";

/** No entry follows it, so that what is wrong with it breaks one rule alone. */
const OF_THE_LAST = "where version = (select max(e.version) from credits.entries as e)";

/**
 * Damage that only the owner with triggers off could do to books with a bit of everything: what it
 * is, its SQL, and the rule that finds it.
 */
export const DAMAGE: [string, string, string][] = [
  [
    "a balance raised by hand",
    "update public.tenant_credit_balance set balance = balance + 1",
    "a balance is",
  ],
  [
    "a balance of a tenant without entries",
    `insert into public.tenant_credit_balance (tenant_id, credit_type, balance)
    values ('${NORDLICHT}', 'credit', 1)`,
    "a balance is the sum of its entries",
  ],
  [
    "an entry changed",
    "update credits.entries set amount_credits = -29 where kind = 'deduct' and balance_after = 70",
    "balance_after chains",
  ],
  [
    "a price that was not charged",
    "update credits.entries set unit_price = 2 where idempotency_key = 'work'",
    "a deduct costs its price times its quantity",
  ],
  [
    "a key that is too long",
    "update credits.entries set idempotency_key = repeat('k', 256) where idempotency_key = 'work'",
    "key and metadata keep within their bounds",
  ],
  [
    "metadata that is no object",
    "update credits.entries set metadata = '[]' where idempotency_key = 'work'",
    "key and metadata keep within their bounds",
  ],
  [
    "an entry that moves nothing",
    "update credits.entries set amount_credits = 0, spent_credits = 0 where idempotency_key = 'work'",
    "an entry has the sign of its kind",
  ],
  [
    "a version that skips one",
    `update credits.entries set version = version + 1 ${OF_THE_LAST}`,
    "versions run without gaps",
  ],
  [
    "a wrong held_after and nothing else",
    `update credits.entries set held_after = held_after + 1 ${OF_THE_LAST}`,
    "held_after chains",
  ],
  [
    "a wrong spent_total_after and nothing else",
    `update credits.entries set spent_total_after = spent_total_after + 1 ${OF_THE_LAST}`,
    "spent_total_after chains",
  ],
  [
    "an entry removed",
    "delete from credits.entries where idempotency_key = 'work'",
    "versions run without gaps",
  ],
  [
    "a grant changed by hand",
    "update credits.grants set remaining = remaining - 1 where remaining > 0",
    "a grant paid what is neither left nor gone",
  ],
  ["a burn removed", "delete from credits.burns", "burns tile"],
  [
    "a grant removed",
    "delete from credits.grants where amount_credits = 50",
    "what is granted has one grant",
  ],
  [
    "an expiry forgotten",
    "update credits.grants set expires_at = now() + interval '1 minute'",
    "a balance is due when",
  ],
  [
    "spending forgotten",
    "update public.tenant_credit_balance set settled_total = spent_total",
    "what is not held is what grants have left",
  ],
  [
    "a hold raised by hand",
    "update public.tenant_credit_balance set held = held + 1",
    "held is the sum of open holds",
  ],
  [
    "a hold closed without an entry",
    "update credits.holds set state = 'released', closed_at = now() where state = 'open'",
    "a hold ends by one entry",
  ],
  [
    "a hold that points at another's entry",
    "update credits.holds set entry_id = -entry_id where state = 'open'",
    "a hold begins by an entry of its amount",
  ],
  [
    "a hold's entry changed",
    "update credits.entries set spent_credits = spent_credits + 1 where kind = 'hold'",
    "held_after chains",
  ],
  [
    "a deduct that covers too little spending",
    "update credits.entries set spent_credits = 9 where idempotency_key = 'more work'",
    "an entry spends what its kind says",
  ],
  [
    "a restore that is not found by its origin",
    "update credits.notable_entries set origin_entry_id = null where kind = 'restore'",
    "what is no deduct and no hold is noted",
  ],
  [
    "a topup that is not found by its kind",
    "delete from credits.notable_entries where kind = 'topup'",
    "what is no deduct and no hold is noted",
  ],
  [
    "a deduct among what is found by its kind",
    `insert into credits.notable_entries (tenant_id, entry_id, kind)
    select e.tenant_id, e.entry_id, 'deduct' from credits.entries as e where e.kind = 'deduct'`,
    "what is no deduct and no hold is noted",
  ],
  [
    "an account removed",
    "delete from credits.accounts",
    "a balance has its account",
  ],
  [
    "a balance removed",
    "delete from public.tenant_credit_balance",
    "grants and holds belong to a balance",
  ],
  [
    "a return removed",
    "delete from credits.returns where to_spent - from_spent = 4",
    "a restore returns its amount",
  ],
  [
    "a return that overlaps another",
    "update credits.returns set from_spent = 0 where to_spent - from_spent = 4",
    "what comes back was spent, once",
  ],
  [
    "a restore of more than was spent",
    "update credits.entries set amount_credits = 11 where kind = 'restore'",
    "restores give back at most",
  ],
  [
    "a reversal forgotten",
    "update credits.grants set reversed_credits = 0, remaining = remaining + reversed_credits",
    "what is gone from a grant",
  ],
  [
    "a reversal of more than was granted",
    "update credits.entries set spent_credits = 54 where kind = 'reverse'",
    "a grant is reversed at most once over",
  ],
  [
    "a debt that nobody reversed",
    "update public.tenant_credit_balance set balance = held - 1; " +
    "update credits.entries set origin_entry_id = null where kind = 'reverse'",
    "only a reversal makes a debt",
  ],
  [
    "a budget's counter changed",
    "update credits.budgets set spent_credits = 1",
    "a budget counts what its member spent",
  ],
  [
    "a budget that deducts do not look for",
    "update public.tenant_credit_balance set has_budgets = false",
    "a balance knows of its budgets",
  ],
];
