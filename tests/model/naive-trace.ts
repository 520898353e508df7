import type { Piece } from "./naive-grants.ts";
import type { NaiveLedger } from "./naive-ledger.ts";

/** What each deduct and capture took of which grant, less what was restored. */
export function paymentsIn(ledger: NaiveLedger): Map<number, number>[] {
  return ledger.spendings.map(({ pieces }) => byAge(pieces));
}

/** What open holds keep of which grant. */
export function heldIn(ledger: NaiveLedger): Map<number, number> {
  return byAge(ledger.holds.filter(({ open }) => open).flatMap(({ pieces }) => pieces));
}

/** Credits per grant, by the grant's age, which is its index. */
function byAge(pieces: readonly Piece[]): Map<number, number> {
  const credits = new Map<number, number>();
  for (const { grant, credits: taken } of pieces) {
    credits.set(grant.age, (credits.get(grant.age) ?? 0) + taken);
  }
  return credits;
}
