import { CreditError, type CreditErrorCode } from "../credits/credit-error.ts";
import type { BatchOutcome, Receipt } from "../credits/ledger-rows.ts";
import type { DeductRequest } from "../credits/spend-request.ts";
import type { Ledger } from "../ledger.ts";

type Keyed = { request: string; receipt: Receipt };
type Hold = { hold_id: string; amount: number; isOpen: boolean };

const DEADLINE = "2100-01-01T00:00:00+00:00";

/**
 * One tenant's balance in memory, under the ledger's rules but without a clock: a unit costs 1, a key
 * counts once, nothing is overspent, a hold ends once, no more is restored than an entry took.
 */
export function createMemoryCredits(initial: number) {
  const receipts = new Map<string, Keyed>();
  const holds = new Map<string, Hold>();
  const taken = new Map<number, number>();
  let balance = initial;

  const held = () =>
    [...holds.values()].reduce((sum, { isOpen, amount }) => isOpen ? sum + amount : sum, 0);
  const available = () => balance - held();
  /** The entry under a key and what it took, less what was restored of it; null when it took nothing. */
  const takenUnder = (key: string) => {
    const entryId = receipts.get(key)?.receipt.entry_id ?? 0;
    const amount = taken.get(entryId);
    return amount === undefined ? null : { entryId, amount };
  };

  /** Writes once per key and answers from the first time ever after. */
  const once = (request: { idempotency_key: string }, outcome: string, write: () => void) => {
    const asked = JSON.stringify([outcome, request]);
    const twin = receipts.get(request.idempotency_key);
    if (twin !== undefined && twin.request !== asked) throw refusal("key_reused");
    if (twin !== undefined) return { ...twin.receipt, replayed: true };
    write();
    const after = { balance, held: held(), available: available() };
    const receipt = { outcome, entry_id: receipts.size + 1, ...after, replayed: false };
    receipts.set(request.idempotency_key, { request: asked, receipt });
    return receipt;
  };
  const spend = (required: number, released = 0) => {
    const shortfall = required - released - available();
    if (shortfall > 0) throw tooFew(required, available() + released, shortfall);
    return required;
  };
  const take = (amount: number) => {
    taken.set(receipts.size + 1, amount);
    balance -= amount;
  };
  const openHold = (holdId: string) => {
    const hold = [...holds.values()].find(({ hold_id }) => hold_id === holdId);
    if (hold === undefined) throw refusal("unknown_hold");
    if (!hold.isOpen) throw refusal("hold_closed");
    return hold;
  };

  const ledger = {
    preflight: async (request) => {
      const required = costOf(request);
      const shortfall = Math.max(required - available(), 0);
      return await Promise.resolve({
        ...{ allowed: shortfall === 0, required, balance, held: held(), available: available() },
        ...{ shortfall, expires_next_at: null, expires_next_credits: null, budget_left: null },
      });
    },
    deduct: async (request) =>
      await Promise.resolve(
        once(request, "deducted", () => take(spend(costOf(request)))),
      ),
    hold: async (request) => {
      const receipt = once(request, "held", () => {
        const amount = spend(costOf(request));
        const hold = { hold_id: crypto.randomUUID(), amount, isOpen: true };
        holds.set(request.idempotency_key, hold);
      });
      const hold_id = holds.get(request.idempotency_key)?.hold_id ?? "";
      return await Promise.resolve({ ...receipt, hold_id, deadline_at: DEADLINE });
    },
    capture: async (request) =>
      await Promise.resolve(once(request, "captured", () => {
        const hold = openHold(request.hold_id);
        const cost = spend(request.amount ?? hold.amount, hold.amount);
        hold.isOpen = false;
        take(cost);
      })),
    release: async (request) =>
      await Promise.resolve(once(request, "released", () => {
        openHold(request.hold_id).isOpen = false;
      })),
    restore: async (request) =>
      await Promise.resolve(once(request, "restored", () => {
        const left = taken.get(request.origin_entry_id);
        if (left === undefined) throw refusal("unknown_entry");
        const amount = request.amount ?? Math.max(left, 1);
        if (amount > left) throw refusal("restore_exceeds_entry");
        taken.set(request.origin_entry_id, left - amount);
        balance += amount;
      })),
  } satisfies Partial<Ledger>;

  const deductBatch = async (items: DeductRequest[]) =>
    await Promise.all(items.map(async (request, index): Promise<BatchOutcome> => {
      try {
        return { item: index + 1, ...await ledger.deduct(request), outcome: "deducted" };
      } catch (error) {
        if (!(error instanceof CreditError)) throw error;
        const { code, message, hint } = error;
        return { item: index + 1, outcome: "refused", code, message, hint };
      }
    }));

  return {
    ledger: { ...ledger, deductBatch } satisfies Partial<Ledger>,
    available,
    takenUnder,
  };
}

function costOf({ amount, quantity = 1 }: { amount?: number; quantity?: number }): number {
  return amount ?? quantity;
}

function refusal(code: CreditErrorCode): CreditError {
  return new CreditError(code, `Cannot do this: ${code}`, { hint: "Ask for something else" });
}

function tooFew(required: number, available: number, shortfall: number): CreditError {
  return new CreditError("insufficient_credits", `Cannot spend ${required} credits`, {
    hint: `Top up at least ${shortfall} credits`,
    shortfall: { required, available, shortfall },
  });
}
