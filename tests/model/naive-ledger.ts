import { NaiveBudget, type Taken } from "./naive-budget.ts";
import { cut, type NaiveGrant, NaiveGrants, type Piece, reversible, sum } from "./naive-grants.ts";
import { NaiveKeys } from "./naive-keys.ts";
import { changeTo, giveBack, livesUntil, sharesOf, takeBack } from "./naive-lineage.ts";
import type { NaiveOutcome } from "./naive-outcome.ts";

export type NaiveHold = Taken & { deadline: number; open: boolean };

/**
 * The ledger as one would explain it: a list of grants, burnt at once, in the order priority, earliest
 * expiry, age. A hold takes its credits out of the grants, and puts them back. Slow and obvious; the
 * database must behave exactly like it. Grants, holds and spendings are named by their index.
 */
export class NaiveLedger {
  readonly grants = new NaiveGrants();
  holds: NaiveHold[] = [];
  /** What each deduct and capture took, the part that was restored taken off its end. */
  spendings: Taken[] = [];
  readonly budget = new NaiveBudget();
  readonly #keys = new NaiveKeys();
  #debt = 0;
  #clock = 0;

  topup(key: string, amount: number, priority: number, hours: number | null): NaiveOutcome {
    return this.#keys.once(key, ["topup", amount, priority, hours], () => {
      this.#grant(amount, priority, hours === null ? Infinity : this.#clock + hours);
      return this.#receipt();
    });
  }

  deduct(key: string, amount: number, forMember: boolean): NaiveOutcome {
    return this.#keys.once(key, ["deduct", amount, forMember], () => {
      const refused = this.#refusal(amount, forMember);
      if (refused !== null) return { refused };
      this.spendings.push({ pieces: this.grants.take(amount), forMember });
      return this.#receipt();
    });
  }

  /** A batch is nothing but its deducts, one after the other. */
  batch(items: readonly { key: string; amount: number; forMember: boolean }[]): NaiveOutcome[] {
    return items.map(({ key, amount, forMember }) => this.deduct(key, amount, forMember));
  }

  hold(key: string, amount: number, hours: number, forMember: boolean): NaiveOutcome {
    return this.#keys.once(key, ["hold", amount, hours, forMember], () => {
      const refused = this.#refusal(amount, forMember);
      if (refused !== null) return { refused };
      const pieces = this.grants.take(amount);
      this.holds.push({ pieces, forMember, deadline: this.#clock + hours, open: true });
      return this.#receipt();
    });
  }

  capture(key: string, index: number, amount: number | null): NaiveOutcome {
    return this.#keys.once(key, ["capture", index, amount], () => {
      const hold = this.holds[index];
      if (hold === undefined) return { refused: "PT404 unknown_hold" };
      if (!hold.open) return { refused: "PT409 hold_closed" };
      const { pieces, forMember } = hold;
      const cost = amount ?? sum(pieces);
      const excess = Math.max(cost - sum(pieces), 0);
      const refused = excess > 0 ? this.#refusal(excess, forMember) : null;
      if (refused !== null) return { refused };
      hold.open = false;
      const [used, rest] = cut(pieces, cost);
      this.spendings.push({ pieces: [...used, ...this.grants.take(excess)], forMember });
      return this.#giveBack(rest);
    });
  }

  release(key: string, index: number): NaiveOutcome {
    return this.#keys.once(key, ["release", index], () => {
      const hold = this.holds[index];
      if (hold === undefined) return { refused: "PT404 unknown_hold" };
      if (!hold.open) return { refused: "PT409 hold_closed" };
      hold.open = false;
      return this.#giveBack(hold.pieces);
    });
  }

  adjust(key: string, amount: number): NaiveOutcome {
    return this.#keys.once(key, ["adjust", amount], () => {
      if (amount > 0) this.#grant(amount, 50, Infinity);
      else if (this.available() < -amount) return { refused: "PT402 insufficient_credits" };
      else this.grants.take(-amount);
      return this.#receipt();
    });
  }

  /** The last credits spent come back first, as if less had been spent. */
  restore(key: string, index: number, amount: number | null): NaiveOutcome {
    return this.#keys.once(key, ["restore", index, amount], () => {
      const spending = this.spendings[index];
      if (spending === undefined) return { refused: "PT404 unknown_entry" };
      const left = sum(spending.pieces);
      const restored = amount ?? left;
      if (restored > left || left === 0) return { refused: "PT409 restore_exceeds_entry" };
      const [kept, back] = cut(spending.pieces, left - restored);
      spending.pieces = kept;
      for (const { grant } of back) grant.expiresAt = livesUntil(grant, this.#clock);
      return this.#giveBack(back);
    });
  }

  reverse(key: string, index: number, amount: number): NaiveOutcome {
    return this.#keys.once(key, ["reverse", index, amount], () => {
      const grant = this.grants.find(index);
      if (grant === undefined) return { refused: "PT404 unknown_grant" };
      if (amount > reversible(grant)) return { refused: "PT409 reverse_exceeds_grant" };
      this.#reverse(grant, amount);
      return this.#receipt();
    });
  }

  /** Money went back or came back: so many percent of a grant and its reinstatements are reversed. */
  refund(index: number, percent: number): NaiveOutcome {
    const lineage = this.grants.lineage(index);
    if (lineage === undefined) return { refused: "PT404 unknown_grant" };
    const change = changeTo(lineage, percent);
    for (const { grant, credits } of sharesOf(lineage, change)) this.#reverse(grant, credits);
    for (const { grant, credits } of giveBack(lineage, -change, this.#clock)) {
      this.grants.add(credits, grant.priority, livesUntil(grant, this.#clock), lineage);
    }
    this.#payDebt();
    return this.#receipt();
  }

  advance(hours: number): void {
    this.#clock += hours;
    const overdue = this.#openHolds().filter(({ deadline }) => deadline <= this.#clock);
    for (const hold of overdue.toSorted((a, b) => a.deadline - b.deadline)) {
      hold.open = false;
      this.#giveBack(hold.pieces);
    }
    this.grants.expire(this.#clock);
  }

  balance(): number {
    const left = this.grants.leftovers().reduce((total, credits) => total + credits, 0);
    return left + this.held() - this.#debt;
  }

  held(): number {
    return sum(this.#openHolds().flatMap(({ pieces }) => pieces));
  }

  available(): number {
    return Math.max(this.balance() - this.held(), 0);
  }

  next(): { hours: number; credits: number } | null {
    return this.grants.next(this.#clock);
  }

  /** What the member with the budget has spent or holds. */
  used(): number {
    return this.budget.used([...this.spendings, ...this.#openHolds()]);
  }

  #openHolds(): NaiveHold[] {
    return this.holds.filter(({ open }) => open);
  }

  #refusal(amount: number, forMember: boolean): string | null {
    if (this.available() < amount) return "PT402 insufficient_credits";
    return this.budget.allows(amount, forMember, this.used()) ? null : "PT402 budget_exceeded";
  }

  #receipt(): NaiveOutcome {
    return { balance: this.balance(), held: this.held() };
  }

  #reverse(grant: NaiveGrant, amount: number): void {
    const spent = takeBack(grant, amount);
    this.#debt += spent - sum(this.grants.take(spent));
  }

  #grant(amount: number, priority: number, expiresAt: number): void {
    this.grants.add(amount, priority, expiresAt);
    this.#payDebt();
  }

  /** The receipt tells the moment after the credits are back and before any of them expires. */
  #giveBack(pieces: Piece[]): NaiveOutcome {
    for (const { grant, credits } of pieces) grant.left += credits;
    const receipt = this.#receipt();
    this.#payDebt();
    this.grants.expire(this.#clock);
    return receipt;
  }

  #payDebt(): void {
    this.#debt -= sum(this.grants.take(this.#debt));
  }
}
