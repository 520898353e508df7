import { beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createNodeClient } from "../../stack/node-client.ts";
import { batchRow } from "../../supabase/functions/_shared/credits/ledger-rows.ts";
import type { DeductRequest } from "../../supabase/functions/_shared/credits/spend-request.ts";
import { createDeductBuffer } from "../../supabase/functions/_shared/deduct-buffer.ts";
import {
  createFlakyBatch,
  type Fate,
} from "../../supabase/functions/_shared/testing/flaky-batch.ts";
import { askWithSecretKey } from "../support/ask-with-secret-key.ts";
import { ALPENBLICK, NORDLICHT } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

const FATES: Fate[] = [
  "applied, reply lost",
  "failed",
  "answered",
  "applied and silent",
  "applied, reply out of order",
];

let stack: TestStack;

beforeAll(async () => {
  stack = await createTestStack();
  const supabaseAdmin = createNodeClient(stack.url, stack.secretKey);
  for (const [tenant_id, amount] of [[ALPENBLICK, 1_000], [NORDLICHT, 100]]) {
    await supabaseAdmin
      .rpc("rpc_credit_topup", { tenant_id, amount, idempotency_key: "opening" })
      .throwOnError();
  }
});

const reply = z.object({ outcomes: z.array(batchRow) });

async function deductBatch(items: DeductRequest[]) {
  const { body } = await askWithSecretKey(stack, "/deduct-batch", { items });
  return reply.parse(body).outcomes;
}

function later(run: () => void, delayMs: number) {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

it("a meter on a bad network takes every unit once, and says which ones were refused", async () => {
  const flaky = createFlakyBatch(deductBatch, later, FATES, 1_500);
  const buffer = createDeductBuffer({
    ...{ deductBatch: flaky.deductBatch, later, random: Math.random },
    ...{ maxWaitMs: 5, timeoutMs: 1_000, backoffMs: 20 },
  });
  const unitsOf = (tenant_id: string) =>
    Array.from(
      { length: 300 },
      (_, index) => buffer.deduct({ tenant_id, amount: 1, idempotency_key: `unit ${index}` }),
    );
  const [alpenblick, nordlicht] = [unitsOf(ALPENBLICK), unitsOf(NORDLICHT)];
  const settled = Promise.allSettled([...alpenblick, ...nordlicht]);
  await buffer.close();

  expect((await settled).filter(({ status }) => status === "fulfilled")).toHaveLength(400);
  expect((await Promise.allSettled(nordlicht)).filter(({ status }) => status === "rejected"))
    .toMatchObject(Array.from({ length: 200 }, () => ({
      reason: { name: "CreditError", code: "insufficient_credits" },
    })));
  expect(flaky.sizes.length).toBeGreaterThan(FATES.length);
  expect(await stack.balance(ALPENBLICK)).toBe(700);
  expect(await stack.balance(NORDLICHT)).toBe(0);
  expect(await stack.brokenRules()).toEqual([]);
});
