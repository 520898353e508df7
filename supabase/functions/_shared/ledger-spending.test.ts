import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLedger } from "./ledger.ts";
import { startProject } from "./testing/start-project.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";
const ID = "44444444-4444-4444-8444-444444444444";
const keyed = { tenant_id: TENANT, idempotency_key: "k" };
const receipt = { entry_id: 7, balance: 95, held: 0, available: 95, replayed: false };
const held = { ...receipt, outcome: "held", hold_id: ID, deadline_at: "2026-11-21T09:00:00+00:00" };

const nothing = { entry_id: null, balance: null, held: null, available: null, replayed: null };
const reason = { code: "unknown_tenant", message: "Cannot find it", hint: "Check tenant_id" };
const taken = { ...receipt, item: 1, outcome: "deducted", code: null, message: null, hint: null };
const refused = { ...nothing, ...reason, item: 2, outcome: "refused" };

/** What the RPCs were sent, by name. */
let sent: [string, unknown][];
/** What the batch RPC answers. */
let outcomes: unknown[];
let ledger: ReturnType<typeof createLedger>;
let close: () => void;

beforeEach(async () => {
  sent = [];
  outcomes = [taken, refused];
  const answering = (name: string, row: Record<string, unknown>) => ({
    [name]: (named: Record<string, unknown>) => {
      sent.push([name, named]);
      return { status: 200 as const, body: [row] };
    },
  });
  const project = await startProject({
    rpcs: {
      ...answering("rpc_credit_hold", held),
      rpc_credit_deduct_batch: (named) => {
        sent.push(["rpc_credit_deduct_batch", named]);
        return { status: 200, body: outcomes };
      },
      ...answering("rpc_credit_capture", { ...receipt, outcome: "captured" }),
      ...answering("rpc_credit_release", { ...receipt, outcome: "released" }),
      ...answering("rpc_credit_restore", { ...receipt, outcome: "restored" }),
      ...answering("rpc_credit_adjust", { ...receipt, outcome: "adjusted" }),
      ...answering("rpc_credit_reverse", { ...receipt, outcome: "reversed" }),
    },
  });
  close = project.close;
  ledger = createLedger(project.env);
});

afterEach(() => {
  close();
});

test("a hold answers with its id and its deadline", async () => {
  const request = { ...keyed, amount: 5, ttl_seconds: 60 };

  expect(await ledger.hold(request)).toEqual(held);
  expect(sent).toEqual([["rpc_credit_hold", request]]);
});

test("every other write goes to the RPC of its name as it was asked, and answers with a receipt", async () => {
  const hold = { ...keyed, hold_id: ID };
  const restore = { ...keyed, origin_entry_id: 7 };
  const adjust = { ...keyed, amount: -5, reason: "counted twice" };
  const reverse = { ...keyed, grant_id: ID, amount: 5 };

  expect(await ledger.capture({ ...hold, amount: 3 })).toEqual({ ...receipt, outcome: "captured" });
  expect(await ledger.release(hold)).toEqual({ ...receipt, outcome: "released" });
  expect(await ledger.restore(restore)).toEqual({ ...receipt, outcome: "restored" });
  expect(await ledger.adjust(adjust)).toEqual({ ...receipt, outcome: "adjusted" });
  expect(await ledger.reverse(reverse)).toEqual({ ...receipt, outcome: "reversed" });
  expect(sent).toEqual([
    ["rpc_credit_capture", { ...hold, amount: 3 }],
    ["rpc_credit_release", hold],
    ["rpc_credit_restore", restore],
    ["rpc_credit_adjust", adjust],
    ["rpc_credit_reverse", reverse],
  ]);
});

describe("a batch", () => {
  const items = [{ ...keyed, amount: 1 }, { ...keyed, amount: 2 }];

  test("answers with an outcome for each item, in their order", async () => {
    expect(await ledger.deductBatch(items)).toEqual([
      { ...receipt, item: 1, outcome: "deducted" },
      { ...reason, item: 2, outcome: "refused" },
    ]);
    expect(sent).toEqual([["rpc_credit_deduct_batch", { items }]]);
  });

  test("refused for a reason that nobody knows here is refused all the same", async () => {
    outcomes = [taken, { ...refused, code: "invented", hint: null }];

    expect(await ledger.deductBatch(items)).toMatchObject([{}, { code: "internal", hint: "" }]);
  });

  test.each([
    ["an item too few", [taken]],
    ["an item too many", [taken, refused, refused]],
    ["an item that was neither taken nor refused", [taken, { ...refused, outcome: "lost" }]],
    ["a receipt without its entry", [{ ...taken, entry_id: null }, refused]],
  ])("answered with %s is not believed", async (_, answer) => {
    outcomes = answer;

    await expect(ledger.deductBatch(items)).rejects.toThrow();
  });
});
