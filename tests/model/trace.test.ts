import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestDatabase } from "../support/test-database.ts";
import { run } from "./commands.ts";
import { DatabaseLedger } from "./database-ledger.ts";
import { DatabaseTrace } from "./database-trace.ts";
import { NaiveLedger } from "./naive-ledger.ts";
import { command } from "./requests.ts";
import { heldIn, paymentsIn } from "./naive-trace.ts";

const seed = Number(process.env["MODEL_SEED"] ?? Date.now() % 2 ** 31);
const numRuns = Math.ceil(Number(process.env["MODEL_RUNS"] ?? 200) / 2);

describe("provenance", () => {
  it(`names the grants that the naive ledger burnt (seed ${seed}, ${numRuns} runs)`, async () => {
    const { owner, service } = await createTestDatabase();
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 40, size: "max" }), async (commands) => {
        const naive = new NaiveLedger();
        const real = await DatabaseLedger.open(owner, service);
        const trace = new DatabaseTrace(service, real);
        for (const command of commands) await run(command, naive, real);

        expect(await trace.payments()).toEqual(paymentsIn(naive));

        const grants = await trace.grants();
        expect(grants.map(({ held }) => held)).toEqual(
          grants.map((_, index) => heldIn(naive).get(index) ?? 0),
        );
        for (const { granted, left, held, spent, expired, reversed, traced } of grants) {
          expect(left + held + spent + expired + reversed).toBe(granted);
          expect(traced).toBe(spent + held);
        }

        const debt = (await trace.entries()).reduce((open, { spent, paid }) => {
          expect(paid).toBeLessThanOrEqual(spent);
          return open + spent - paid;
        }, 0);
        expect(debt).toBe(Math.max(naive.held() - naive.balance(), 0));
      }),
      { seed, numRuns, endOnFailure: false },
    );
  }, 600_000);
});
