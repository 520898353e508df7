/**
 * npm run demo: the main job in a terminal. Signs in, buys the Standard package, pays at the Stripe
 * simulator, waits for the webhook, spends, repeats itself, tries to overspend, and prints the ledger.
 * Uses the stack that `npm start` runs, or a temporary one. Exit code 0 only if every step is right.
 */
import { randomUUID } from "node:crypto";
import { createStack } from "../stack/create-stack.ts";
import { createNodeClient } from "../stack/node-client.ts";
import { readRunningStack, type RunningStack } from "../stack/running-stack.ts";
import { createNarrator } from "./narrator.ts";
import { createShopper } from "./shopper.ts";

const TENANT_NAME = "Alpenblick Immobilien";
const LETTERS = 2;

const narrator = createNarrator((line) => console.log(line));

async function demonstrate(stack: RunningStack): Promise<void> {
  const { step, same } = narrator;
  const shopper = createShopper(stack);
  const supabaseAdmin = createNodeClient(stack.url, stack.secretKey);
  const tenantId = await step("Sign in as owner@alpenblick.example", async () => {
    await shopper.signIn("owner@alpenblick.example");
    return await shopper.tenantNamed(TENANT_NAME);
  });
  const before = await shopper.balance(tenantId);

  const purchase = await step(
    "Buy the Standard package: 100 credits for 25.00 EUR",
    () =>
      shopper.startCheckout({
        tenant_id: tenantId,
        package_id: "standard",
        attempt_id: randomUUID(),
      }),
  );
  await step("Pay on the simulator's checkout page", () => shopper.pay(purchase.url));
  await step("Wait for the signed webhook to credit the tenant", async () => {
    await shopper.waitForStatus(purchase.purchase_id, "credited");
    same("balance", await shopper.balance(tenantId), before + 100);
  });

  const spend = { tenant_id: tenantId, action: "letter", quantity: LETTERS };
  const preflight = await step(`Preflight: may the tenant send ${LETTERS} letters?`, async () => {
    const answer = await shopper.askAsService("credit-preflight", spend);
    same("allowed", answer.body["allowed"], true);
    return answer.body;
  });
  const cost = Number(preflight["required"]);

  const deduct = { ...spend, idempotency_key: `demo:${randomUUID()}` };
  const first = await step("Deduct after the work", async () => {
    const answer = await shopper.askAsService("credit-preflight/deduct", deduct);
    same("balance", answer.body["balance"], before + 100 - cost);
    return answer.body;
  });
  await step("Deduct again with the same key: the first result, nothing more taken", async () => {
    const answer = await shopper.askAsService("credit-preflight/deduct", deduct);
    same("answer", answer.body, { ...first, replayed: true });
    same("balance", await shopper.balance(tenantId), before + 100 - cost);
  });
  await step("Try to overspend: refused, nothing taken", async () => {
    const answer = await shopper.askAsService("credit-preflight/deduct", {
      tenant_id: tenantId,
      amount: before + 101,
      idempotency_key: `demo:${randomUUID()}`,
    });
    same("status", answer.status, 402);
    same("balance", await shopper.balance(tenantId), before + 100 - cost);
  });

  console.log(`\nThe ledger of ${TENANT_NAME}, newest first:\n`);
  const { data } = await supabaseAdmin.from("credit_entries")
    .select("entry_id, kind, amount_credits, balance_after, action, quantity, source")
    .eq("tenant_id", tenantId).order("entry_id", { ascending: false }).limit(5).throwOnError();
  console.table(data);
}

const running = await readRunningStack();
if (running === null) {
  console.log("No stack is running: starting a temporary one\n");
  await using stack = await createStack({
    ports: "any",
    onStep: (step) => console.log(`  ${step}`),
  });
  console.log("");
  await demonstrate(stack);
} else {
  console.log(`Using the stack at ${running.url}\n`);
  await demonstrate(running);
}
process.exitCode = narrator.failures() === 0 ? 0 : 1;
