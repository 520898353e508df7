import { describe, expect, it } from "vitest";
import { removeQueue } from "../support/remove-queue.ts";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  refusal,
  type TestDatabase,
} from "../support/test-database.ts";

const CLIENTS = 32;

async function createContended(queue: boolean): Promise<TestDatabase> {
  const database = await createTestDatabase({ connections: CLIENTS });
  await database.service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'opening')`;
  if (!queue) await removeQueue(database.owner);
  return database;
}

/** Without the queue twins may meet at the unique key (23505); a client then repeats the request. */
async function insist<Row>(call: () => PromiseLike<Row[]>): Promise<Row | undefined> {
  for (;;) {
    const outcome = await refusal(call().then(() => undefined));
    if (outcome === "accepted" || outcome !== "23505") return (await call())[0];
  }
}

describe.each([
  { queue: true, setting: "with the queue" },
  { queue: false, setting: "without the queue" },
])("many clients on one tenant, $setting", ({ queue }) => {
  it("never overspend: exactly what was there is taken", async () => {
    const database = await createContended(queue);
    const { service } = database;

    const outcomes = await Promise.all(
      Array.from(
        { length: 200 },
        (_, index) =>
          refusal(service`select public.rpc_credit_deduct(${ALPENBLICK}, 3, ${`deduct ${index}`})`),
      ),
    );

    expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(33);
    expect(outcomes.filter((outcome) => outcome === "PT402 insufficient_credits")).toHaveLength(
      167,
    );
    const [balance] = await service`select balance from public.tenant_credit_balance`;
    expect(balance).toEqual({ balance: 1n });
    expect(await brokenRules(database)).toEqual([]);
  });

  it("get the first result for the same key and request, once taken", async () => {
    const database = await createContended(queue);
    const { service } = database;

    const receipts = await Promise.all(
      Array.from(
        { length: 64 },
        () =>
          insist(() => service`select * from public.rpc_credit_deduct(${ALPENBLICK}, 40, 'twin')`),
      ),
    );

    expect(new Set(receipts.map((receipt) => receipt?.["entry_id"])).size).toBe(1);
    expect(new Set(receipts.map((receipt) => receipt?.["balance"]))).toEqual(new Set([60n]));
    const [balance] = await service`select balance from public.tenant_credit_balance`;
    expect(balance).toEqual({ balance: 60n });
    expect(await brokenRules(database)).toEqual([]);
  });

  it("mix topups and deducts without a deadlock or a lost credit", async () => {
    const database = await createContended(queue);
    const { service } = database;

    const outcomes = await Promise.all(
      Array.from(
        { length: 300 },
        (_, index) =>
          index % 3 === 0
            ? refusal(service`select public.rpc_credit_topup(${ALPENBLICK}, 2, ${`mix ${index}`})`)
            : refusal(
              service`select public.rpc_credit_deduct(${ALPENBLICK}, 1, ${`mix ${index}`})`,
            ),
      ),
    );

    expect(new Set(outcomes)).toEqual(new Set(["accepted"]));
    const [balance] = await service`select balance, version from public.tenant_credit_balance`;
    expect(balance).toEqual({ balance: 100n, version: 301n });
    expect(await brokenRules(database)).toEqual([]);
  });
});
