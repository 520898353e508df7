import { type NaiveGrant, type Piece, reversible } from "./naive-grants.ts";

const GRACE_HOURS = 7 * 24;

/** Until when credits live that come back: as long as their grant, or for the grace period. */
export function livesUntil({ expiresAt }: NaiveGrant, clock: number): number {
  return expiresAt <= clock ? clock + GRACE_HOURS : expiresAt;
}

/** What more of a lineage must be reversed, so that it is so many percent of the grant. */
export function changeTo(lineage: readonly NaiveGrant[], percent: number): number {
  return Math.floor((lineage[0]?.granted ?? 0) * percent / 100) - reversedOf(lineage);
}

/** How many credits of a lineage are reversed now. */
function reversedOf(lineage: readonly NaiveGrant[]): number {
  return lineage.reduce(
    (total, { reversed: { taken, expired, spent, givenBack } }) =>
      total + taken + expired + spent - givenBack,
    0,
  );
}

/** Whom to reverse how much: what the newest hold themselves first, then the oldest must spend. */
export function sharesOf(lineage: readonly NaiveGrant[], amount: number): Piece[] {
  let open = Math.max(amount, 0);
  const shares = lineage.map((grant) => ({ grant, own: 0, spent: 0 }));
  for (const share of shares.toReversed()) {
    share.own = Math.min(open, share.grant.left + share.grant.expired, reversible(share.grant));
    open -= share.own;
  }
  for (const share of shares) {
    share.spent = Math.min(open, reversible(share.grant) - share.own);
    open -= share.spent;
  }
  return [
    ...shares.toReversed().map(({ grant, own }) => ({ grant, credits: own })),
    ...shares.map(({ grant, spent }) => ({ grant, credits: spent })),
  ];
}

/** Reverses so much of one grant: what is left, then what had expired; answers with what must be spent. */
export function takeBack(grant: NaiveGrant, amount: number): number {
  const taken = Math.min(amount, grant.left);
  const expired = Math.min(amount - taken, grant.expired);
  const spent = amount - taken - expired;
  grant.left -= taken;
  grant.expired -= expired;
  grant.reversed.taken += taken;
  grant.reversed.expired += expired;
  grant.reversed.spent += spent;
  return spent;
}

/** Undoes reversals: answers with the spent ones, which new grants give back; the others return here. */
export function giveBack(lineage: readonly NaiveGrant[], amount: number, clock: number): Piece[] {
  let open = Math.max(amount, 0);
  const newest = lineage.toReversed();
  const next = (credits: number) => {
    const part = Math.min(open, credits);
    open -= part;
    return part;
  };
  const spent = newest.map((grant) => {
    const credits = next(grant.reversed.spent - grant.reversed.givenBack);
    grant.reversed.givenBack += credits;
    return { grant, credits };
  });
  for (const grant of newest) {
    const credits = next(grant.reversed.expired);
    grant.reversed.expired -= credits;
    grant.expired += credits;
  }
  for (const grant of newest) {
    const credits = next(grant.reversed.taken);
    grant.reversed.taken -= credits;
    grant.left += credits;
    if (credits > 0) grant.expiresAt = livesUntil(grant, clock);
  }
  return spent.filter(({ credits }) => credits > 0);
}
