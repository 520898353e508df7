/** One grant of the naive ledger: what became of it, and where it stands in the burn order. */
export type NaiveGrant = {
  granted: number;
  left: number;
  expired: number;
  reversed: Reversed;
  priority: number;
  expiresAt: number;
  age: number;
};

/** What reversals took of a grant, by where they found it, and what was given back of the spent ones. */
type Reversed = { taken: number; expired: number; spent: number; givenBack: number };

/** So many credits out of one grant. */
export type Piece = { grant: NaiveGrant; credits: number };

/** A list of grants, burnt at once, in the order priority, earliest expiry, age. */
export class NaiveGrants {
  #grants: NaiveGrant[] = [];
  /** Each grant that somebody made, the oldest first, followed by those that reinstated of it. */
  #lineages: NaiveGrant[][] = [];

  add(amount: number, priority: number, expiresAt: number, reinstates?: NaiveGrant[]): void {
    const reversed = { taken: 0, expired: 0, spent: 0, givenBack: 0 };
    const [granted, left, age] = [amount, amount, this.#grants.length];
    const grant = { granted, left, expired: 0, reversed, priority, expiresAt, age };
    this.#grants.push(grant);
    if (reinstates === undefined) this.#lineages.push([grant]);
    else reinstates.push(grant);
  }

  /** How many grants somebody made. */
  count(): number {
    return this.#lineages.length;
  }

  find(index: number): NaiveGrant | undefined {
    return this.#lineages[index]?.[0];
  }

  lineage(index: number): NaiveGrant[] | undefined {
    return this.#lineages[index];
  }

  /** Takes credits out of the grants in burn order, as far as they reach. */
  take(amount: number): Piece[] {
    const inOrder = this.#grants.toSorted((a, b) =>
      a.priority - b.priority || compare(a.expiresAt, b.expiresAt) || a.age - b.age
    );
    const pieces: Piece[] = [];
    for (const grant of inOrder) {
      const credits = Math.min(amount - sum(pieces), grant.left);
      grant.left -= credits;
      if (credits > 0) pieces.push({ grant, credits });
    }
    return pieces;
  }

  expire(clock: number): void {
    for (const grant of this.#grants.filter(({ expiresAt }) => expiresAt <= clock)) {
      grant.expired += grant.left;
      grant.left = 0;
    }
  }

  /** What is left of each grant that has something left, oldest first. */
  leftovers(): number[] {
    return this.#grants.map(({ left }) => left).filter((left) => left > 0);
  }

  /** What expires next: in how many hours, and how much. */
  next(clock: number): { hours: number; credits: number } | null {
    const expiring = this.#grants.filter(({ left, expiresAt }) => left > 0 && expiresAt < Infinity);
    if (expiring.length === 0) return null;
    const at = Math.min(...expiring.map(({ expiresAt }) => expiresAt));
    const due = expiring.filter(({ expiresAt }) => expiresAt === at);
    return { hours: at - clock, credits: due.reduce((total, { left }) => total + left, 0) };
  }
}

/** What can still be reversed of a grant. */
export function reversible({ granted, reversed }: NaiveGrant): number {
  return granted - reversed.taken - reversed.expired - reversed.spent;
}

export function sum(pieces: readonly Piece[]): number {
  return pieces.reduce((total, { credits }) => total + credits, 0);
}

/** The first so many credits of the pieces, and the rest. */
export function cut(pieces: readonly Piece[], credits: number): [Piece[], Piece[]] {
  const first: Piece[] = [];
  const rest: Piece[] = [];
  let open = credits;
  for (const piece of pieces) {
    const taken = Math.min(open, piece.credits);
    open -= taken;
    if (taken > 0) first.push({ ...piece, credits: taken });
    if (taken < piece.credits) rest.push({ ...piece, credits: piece.credits - taken });
  }
  return [first, rest];
}

/** Subtraction would make NaN of two infinities. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
