/**
 * npm run bench:webhooks [-- --purchases N] [-- --copies N] [-- --clients N]
 *
 * What a queue of deliveries costs: payments whose events all come at once, each several times, in any
 * order, beside a Deno handler that only verifies the signature. Every delivery must be answered 200 the
 * first time and every balance must be exact, or the exit code is 1. docs/performance.md explains.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { z } from "zod";
import { createStack } from "../stack/create-stack.ts";
import { denoProgram } from "../stack/functions/deno-program.ts";
import { serveFunction } from "../stack/functions/serve-function.ts";
import { startGateway } from "../stack/gateway.ts";
import { repositoryDirectory } from "../stack/repository.ts";
import { shuffled } from "../stack/stripe/webhooks/shuffled.ts";
import { formatTable } from "./format-table.ts";
import { startProgress } from "./progress.ts";
import { summarise, type Summary } from "./summary.ts";
import { payPurchases } from "./webhooks/pay-purchases.ts";
import { type Replay, replay } from "./webhooks/replay.ts";

const CREDITS_EACH = 100;
const TENANTS = 50;

const { purchases, copies, clients } = z.object({
  purchases: z.coerce.number().int().min(TENANTS).multipleOf(TENANTS).default(2_000),
  copies: z.coerce.number().int().min(1).default(5),
  clients: z.coerce.number().int().min(1).max(256).default(32),
}).parse(
  parseArgs({
    options: {
      purchases: { type: "string" },
      copies: { type: "string" },
      clients: { type: "string" },
    },
  }).values,
);
const note = startProgress();

note("Starting a stack");
await using stack = await createStack({
  ports: "any",
  environment: { CREDITS_RATE_LIMITS: '{"webhook": {"everyone": 1000000000}}' },
});
const { stripe } = stack;
if (stripe === null) throw new Error("Cannot measure with real Stripe");
const sql = postgres(stack.databaseUrl, { max: 4, onnotice: () => undefined });
note(`Paying ${purchases} purchases of ${TENANTS} tenants, whose events do not come`);
const shape = { purchases, tenants: TENANTS };
const events = await payPurchases(stack, stripe.control, sql, shape);
const bodies = shuffled(Array.from({ length: copies }, () => events).flat(), 1);

note(`Delivering ${bodies.length} events to a handler that only verifies`);
const bare = await verifyOnly();
note(`Delivering ${bodies.length} events to credit-webhook`);
const ours = await deliverTo(stack.url, "credit-webhook");

const bound = summarise(bare);
const row = (name: string, { transactions_per_second, p50_ms, p99_ms }: Summary) => [
  ...[name, String(clients), transactions_per_second.toFixed(0)],
  (transactions_per_second / bound.transactions_per_second).toFixed(2),
  ...[p50_ms.toFixed(1), p99_ms.toFixed(1), (p99_ms / bound.p99_ms).toFixed(1)],
];
console.log(formatTable(
  ["handler", "clients", "events/s", "of bound", "p50 ms", "p99 ms", "of bound's"],
  [row("verify only", bound), row("credit-webhook", summarise(ours))],
));
const problems = [...await wrongBooks(), ...refusals(ours)];
await sql.end();
for (const problem of problems) console.error(`✗ ${problem}`);
if (problems.length === 0) {
  console.log("✓ Every delivery was answered 200 the first time, and every balance is exact");
}
process.exitCode = problems.length === 0 ? 0 : 1;

async function deliverTo(origin: string, name: string): Promise<Replay> {
  const url = `${origin}/functions/v1/${name}`;
  return await replay({ url, secret: stack.webhookSecret, bodies, atOnce: clients });
}

/** The bound: the same deliveries by the same client through a gateway of the same kind. */
async function verifyOnly(): Promise<Replay> {
  const served = await serveFunction({
    name: "verify-only",
    directory: join(repositoryDirectory, "bench", "webhooks", "verify-only"),
    entry: "verify-only.ts",
    program: denoProgram(),
    environment: { STRIPE_WEBHOOK_SECRET: stack.webhookSecret },
    log: note,
  });
  try {
    await using gateway = await startGateway({
      port: 0,
      dataApi: { fetch: () => Promise.resolve(new Response(null, { status: 404 })) },
      functions: { portOf: () => served.port },
    });
    return await deliverTo(gateway.url, "verify-only");
  } finally {
    await served.stop();
  }
}

function refusals({ statuses }: Replay): string[] {
  return [...statuses].filter(([status]) => status !== 200)
    .map(([status, count]) => `${count} deliveries were answered ${status}`);
}

/** What is not as it must be after every purchase was paid once. */
async function wrongBooks(): Promise<string[]> {
  const each = CREDITS_EACH * purchases / TENANTS;
  const wrong = await sql<{ name: string; balance: number | null }[]>`
    select t.name, b.balance::int as balance
    from public.tenants as t
    left join public.tenant_credit_balance as b on b.tenant_id = t.tenant_id
    where t.name like 'Tenant %' and b.balance is distinct from ${each}`;
  const broken = await sql<{ rule: string }[]>`select broken_rule as rule from credits.verify()`;
  return [
    ...wrong.map(({ name, balance }) => `${name} has ${balance} and should have ${each}`),
    ...broken.map(({ rule }) => `credits.verify() found ${rule}`),
  ];
}
