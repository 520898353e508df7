import { expect, test } from "vitest";
import { createLedger } from "./ledger.ts";
import { startProject } from "./testing/start-project.ts";

const ids = {
  tenant_id: "11111111-1111-4111-8111-111111111111",
  user_id: "a0000000-0000-4000-8000-000000000003",
  set_by: "a0000000-0000-4000-8000-000000000001",
};
const nothing = { spent_credits: null, left_credits: null, resets_at: null };

test.each([
  [5, { ...ids, limit_credits: 5 }],
  [0, { ...ids, limit_credits: 0 }],
  [null, ids],
])("a budget of %j is sent as what the database understands", async (limit_credits, expected) => {
  const sent: unknown[] = [];
  const project = await startProject({
    rpcs: {
      rpc_credit_set_budget: (named) => {
        sent.push(named);
        return { status: 200, body: [{ outcome: "set", ...nothing }] };
      },
    },
  });
  const answer = await createLedger(project.env).setBudget({ ...ids, limit_credits });
  project.close();

  expect(answer).toEqual({ outcome: "set", ...nothing });
  expect(sent).toEqual([expected]);
});
