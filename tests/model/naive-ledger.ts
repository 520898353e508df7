/** One grant of the naive ledger: what is left of it, and where it stands in the burn order. */
type NaiveGrant = { left: number; priority: number; expiresAt: number; age: number };

/** What a write answers: the balance after it, or why it was refused. */
export type NaiveOutcome = { balance: number } | { refused: string };

/**
 * The ledger as one would explain it: a list of grants, burnt at once, in the order priority, earliest
 * expiry, age. Slow and obvious; the database must behave exactly like it.
 */
export class NaiveLedger {
  #grants: NaiveGrant[] = [];
  #first = new Map<string, { request: string; outcome: NaiveOutcome }>();
  #clock = 0;

  topup(key: string, amount: number, priority: number, hours: number | null): NaiveOutcome {
    return this.#once(key, JSON.stringify(["topup", amount, priority, hours]), () => {
      const expiresAt = hours === null ? Infinity : this.#clock + hours;
      this.#grants.push({ left: amount, priority, expiresAt, age: this.#grants.length });
      return { balance: this.balance() };
    });
  }

  deduct(key: string, amount: number): NaiveOutcome {
    return this.#once(key, JSON.stringify(["deduct", amount]), () => {
      if (this.balance() < amount) return { refused: "PT402 insufficient_credits" };
      let open = amount;
      for (const grant of this.#live()) {
        const burnt = Math.min(open, grant.left);
        grant.left -= burnt;
        open -= burnt;
      }
      return { balance: this.balance() };
    });
  }

  advance(hours: number): void {
    this.#clock += hours;
  }

  balance(): number {
    return this.#live().reduce((sum, grant) => sum + grant.left, 0);
  }

  /** What expires next: in how many hours, and how much. */
  next(): { hours: number; credits: number } | null {
    const expiring = this.#live().filter(({ left, expiresAt }) => left > 0 && expiresAt < Infinity);
    if (expiring.length === 0) return null;
    const at = Math.min(...expiring.map(({ expiresAt }) => expiresAt));
    const due = expiring.filter(({ expiresAt }) => expiresAt === at);
    return { hours: at - this.#clock, credits: due.reduce((sum, { left }) => sum + left, 0) };
  }

  /** What is left of each live grant, oldest first. */
  leftovers(): number[] {
    return this.#live().toSorted((a, b) => a.age - b.age).map(({ left }) => left)
      .filter((left) => left > 0);
  }

  #live(): NaiveGrant[] {
    return this.#grants.filter(({ expiresAt }) => expiresAt > this.#clock).toSorted((a, b) =>
      a.priority - b.priority || compare(a.expiresAt, b.expiresAt) || a.age - b.age
    );
  }

  /** Same key and request: the first answer; other request: refused; a refusal leaves no trace. */
  #once(key: string, request: string, work: () => NaiveOutcome): NaiveOutcome {
    const first = this.#first.get(key);
    if (first !== undefined) {
      return first.request === request ? first.outcome : { refused: "PT409 key_reused" };
    }
    const outcome = work();
    if (!("refused" in outcome)) this.#first.set(key, { request, outcome });
    return outcome;
  }
}

/** Subtraction would make NaN of two infinities. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
