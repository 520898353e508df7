import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { z } from "zod";
import { fillSettings } from "./blank-settings.ts";
import {
  type DirectoryServer,
  serveDirectory,
} from "../../scripts/dashboard-build/serve-directory.ts";
import { createStack, type Stack, type StackOptions } from "../../stack/create-stack.ts";
import { createNodeClient } from "../../stack/node-client.ts";
import { databasesOf } from "../../stack/postgres/databases.ts";
import type { StripeSimulator } from "../../stack/stripe/create-stripe-simulator.ts";
import { leaksOfStack } from "./leaks-of-stack.ts";
import { ALPENBLICK } from "./test-database.ts";

export type Reply = { status: number; body: unknown; headers: Headers };

export type TestStack = Omit<Stack, "stripe"> & {
  stripe: StripeSimulator;
  /** The database's owner: for arranging and for looking. */
  sql: postgres.Sql;
  /** Signs a demo user in and returns the access token. */
  signIn: (email: string) => Promise<string>;
  /** POSTs JSON to an edge function as that token's user. */
  post: (path: string, token: string | null, body: unknown) => Promise<Reply>;
  /** Starts a purchase as the token's user and returns its ids. */
  startPurchase: (token: string, request?: Record<string, unknown>) => Promise<Started>;
  balance: (tenantId?: string) => Promise<number>;
  brokenRules: () => Promise<string[]>;
  /** Every line that the functions, the Data API and the simulator have logged so far. */
  logLines: readonly string[];
};

const started = z.object({ purchase_id: z.uuid(), status: z.literal("open"), url: z.url() });
export type Started = z.infer<typeof started> & { sessionId: string };

/** The run's one build, at the address and with the settings of one stack. */
function serveDashboard({ dashboardUrl, url, publishableKey }: Stack): Promise<DirectoryServer> {
  return serveDirectory(
    inject("dashboardDirectory"),
    Number(new URL(dashboardUrl).port),
    (code) => fillSettings(code, { supabaseUrl: url, publishableKey }),
  );
}

/**
 * The whole product on a fresh database, for one test file, its dashboard as it is shipped; everything
 * ends with the file, which fails when any log line of it held a secret, a person's address or a piece
 * of a payload.
 */
export async function createTestStack(
  { dashboard = false, environment }: Pick<StackOptions, "dashboard" | "environment"> = {},
): Promise<TestStack> {
  const logLines: string[] = [];
  const stack = await createStack({
    server: databasesOf(inject("postgresAdminUrl")),
    ports: "any",
    environment,
    log: (line) => logLines.push(line),
    stripe: { kind: "simulator", retryBaseMs: 50 },
  });
  const sql = postgres(stack.databaseUrl, { max: 2, onnotice: () => undefined });
  const site = dashboard ? await serveDashboard(stack) : null;
  const { stripe } = stack;
  if (stripe === null) throw new Error("Cannot test against real Stripe");
  afterAll(async () => {
    await sql.end({ timeout: 1 });
    await site?.[Symbol.asyncDispose]();
    const leaks = await leaksOfStack({ ...stack, stripe, logLines });
    await stack[Symbol.asyncDispose]();
    if (leaks.length > 0) throw new Error(`The logs say too much:\n${leaks.join("\n")}`);
  });

  const post: TestStack["post"] = async (path, token, body) => {
    const response = await fetch(`${stack.url}/functions/v1/${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        apikey: stack.publishableKey,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json(), headers: response.headers };
  };

  return {
    ...stack,
    stripe,
    sql,
    post,
    logLines,
    signIn: async (email) => {
      const { data, error } = await createNodeClient(stack.url, stack.publishableKey)
        .auth.signInWithPassword({ email, password: "tenant-credits-demo" });
      if (error !== null) throw error;
      return data.session.access_token;
    },
    startPurchase: async (token, request = {}) => {
      const { body } = await post("credit-checkout", token, {
        tenant_id: ALPENBLICK,
        package_id: "standard",
        attempt_id: randomUUID(),
        ...request,
      });
      const opened = started.parse(body);
      return { ...opened, sessionId: new URL(opened.url).pathname.split("/").at(-1) ?? "" };
    },
    balance: async (tenantId = ALPENBLICK) => {
      const [row] = await sql<{ balance: number }[]>`
        select balance::int from public.tenant_credit_balance where tenant_id = ${tenantId}`;
      return row?.balance ?? 0;
    },
    brokenRules: async () => {
      const rows = await sql<{ broken_rule: string }[]>`select broken_rule from credits.verify()`;
      return rows.map(({ broken_rule }) => broken_rule);
    },
  };
}
