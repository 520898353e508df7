import fc from "fast-check";
import { expect } from "vitest";
import type { TestDatabase } from "../support/test-database.ts";
import { run } from "./commands.ts";
import { DatabaseLedger } from "./database-ledger.ts";
import { NaiveLedger } from "./naive-ledger.ts";
import { HARD_SEQUENCES } from "./hard-sequences.ts";
import { type Command, command } from "./requests.ts";

/** Where every run begins. */
export const EXAMPLES = HARD_SEQUENCES.map((commands): [Command[]] => [commands]);

/** The property that the database and the naive ledger agree after every step of any sequence. */
export function agreement({ owner, service }: TestDatabase) {
  return fc.asyncProperty(
    fc.array(command, { maxLength: 40, size: "max" }),
    async (commands) => {
      const naive = new NaiveLedger();
      const real = await DatabaseLedger.open(owner, service);
      for (const command of commands) {
        await run(command, naive, real);
        const [balance, leftovers, counted] = await Promise.all([
          real.read(),
          real.leftovers(),
          real.counted(),
        ]);
        expect(balance).toEqual({
          balance: naive.balance(),
          held: naive.held(),
          available: naive.available(),
          next: naive.next(),
        });
        expect(leftovers).toEqual(naive.grants.leftovers());
        expect(counted).toBe(naive.budget.limit === null ? null : naive.used());
      }
      expect(await real.brokenRules()).toEqual([]);
    },
  );
}
