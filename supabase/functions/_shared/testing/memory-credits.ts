import { CreditError } from "../credits/credit-error.ts";
import type { Receipt } from "../credits/ledger-rows.ts";
import type { Ledger } from "../ledger.ts";

type Keyed = { request: string; receipt: Receipt };

/** One tenant's balance in memory: a unit costs 1, a key counts once, nothing is overspent. */
export function createMemoryCredits(initial: number) {
  const deducts = new Map<string, Keyed>();
  const costOf = ({ amount, quantity = 1 }: { amount?: number; quantity?: number }) =>
    amount ?? quantity;
  const available = () =>
    [...deducts.values()].reduce((_, { receipt }) => receipt.balance, initial);
  const shortfallOf = (required: number) => Math.max(required - available(), 0);

  const ledger = {
    preflight: (request) => {
      const [required, balance] = [costOf(request), available()];
      const shortfall = shortfallOf(required);
      const allowed = shortfall === 0;
      return Promise.resolve({
        allowed,
        required,
        balance,
        held: 0,
        available: balance,
        shortfall,
        expires_next_at: null,
        expires_next_credits: null,
        budget_left: null,
      });
    },
    deduct: (request) => {
      const twin = deducts.get(request.idempotency_key);
      if (twin !== undefined && twin.request !== JSON.stringify(request)) {
        throw new CreditError("key_reused", "Cannot use this idempotency key", {
          hint: "Mint one",
        });
      }
      if (twin !== undefined) return Promise.resolve({ ...twin.receipt, replayed: true });
      const required = costOf(request);
      const shortfall = shortfallOf(required);
      if (shortfall > 0) {
        throw new CreditError("insufficient_credits", "Cannot spend", {
          hint: `Top up at least ${shortfall} credits`,
          shortfall: { required, available: available(), shortfall },
        });
      }
      const balance = available() - required;
      const entry = { entry_id: deducts.size + 1, balance, held: 0, available: balance };
      const receipt = { outcome: "deducted", ...entry, replayed: false };
      deducts.set(request.idempotency_key, { request: JSON.stringify(request), receipt });
      return Promise.resolve(receipt);
    },
  } satisfies Partial<Ledger>;

  return { ledger, available };
}
