import { type Piece, sum } from "./naive-grants.ts";

/** Credits that a hold or a spending took, and whether it was for the member with the budget. */
export type Taken = { pieces: Piece[]; forMember: boolean };

/** The budget of one member, who spends within one month: nothing is counted but looked up. */
export class NaiveBudget {
  limit: number | null = null;

  /** What the member has spent or holds, less what came back. */
  used(taken: readonly Taken[]): number {
    return sum(taken.filter(({ forMember }) => forMember).flatMap(({ pieces }) => pieces));
  }

  allows(amount: number, forMember: boolean, used: number): boolean {
    return !forMember || this.limit === null || used + amount <= this.limit;
  }
}
