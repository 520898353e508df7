import postgres from "postgres";
import { createStack, type Stack } from "../../stack/create-stack.ts";
import type { Databases } from "../../stack/postgres/databases.ts";
import type { StripeSimulator } from "../../stack/stripe/create-stripe-simulator.ts";

/** What storms are played on, one after the other: a stack, its database's owner, and its log. */
export type StormStack = AsyncDisposable & Omit<Stack, "stripe"> & {
  stripe: StripeSimulator;
  sql: postgres.Sql;
  /** What was logged since a storm last emptied it. */
  logLines: string[];
};

const MANY = 1_000_000_000;
/** One buyer buys for everybody here, and declines far more than a person does. */
const RATE_LIMITS = JSON.stringify({
  billing: { user: MANY, tenant: MANY, address: MANY, everyone: MANY },
  webhook: { everyone: MANY },
  declines: { tenant: 1_000_000 },
});

/** Opens a stack with a fresh database of the server, which has the project's template. */
export async function openStormStack(server: Databases): Promise<StormStack> {
  const logLines: string[] = [];
  const stack = await createStack({
    server,
    ports: "any",
    environment: { CREDITS_RATE_LIMITS: RATE_LIMITS },
    log: (line) => logLines.push(line),
    stripe: { kind: "simulator", retryBaseMs: 50, retryCapMs: 2_000 },
  });
  const { stripe } = stack;
  if (stripe === null) throw new Error("Cannot storm at real Stripe");
  const sql = postgres(stack.databaseUrl, { max: 1, onnotice: () => undefined });
  return {
    ...stack,
    ...{ stripe, sql, logLines },
    [Symbol.asyncDispose]: async () => {
      await sql.end({ timeout: 1 });
      await stack[Symbol.asyncDispose]();
    },
  };
}
