import fc from "fast-check";
import { expect, it } from "vitest";
import { apply, balanceOf, startPurchase } from "../support/checkout-sessions.ts";
import { applyPayment, dispute, type Payment, refund } from "../support/payments.ts";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  refusal,
  type TestDatabase,
} from "../support/test-database.ts";

const PRICE_MINOR = 2500;

/** How a refund goes on, to where it ends. */
const refundStory = fc.record({
  amount: fc.integer({ min: 1, max: PRICE_MINOR }),
  statuses: fc.constantFrom(
    ["succeeded"],
    ["pending", "succeeded"],
    ["pending", "failed"],
    ["succeeded", "failed"],
    ["pending", "canceled"],
    ["requires_action", "succeeded"],
  ),
});

/** What is withdrawn and reinstated of a dispute, step by step. */
const disputeStory = fc.tuple(
  fc.integer({ min: 1, max: PRICE_MINOR }),
  fc.constantFrom<[string, boolean, boolean][]>(
    ["warning_needs_response", false, false],
    ["needs_response", true, false],
    ["lost", true, false],
    ["won", true, true],
  ),
  fc.nat({ max: 3 }),
);

const story = fc.record({
  refunds: fc.array(refundStory, { maxLength: 4 }),
  disputes: fc.array(disputeStory, { maxLength: 2 }),
  /** Which look at Stripe is taken when: in any order, some twice, some never. */
  looks: fc.array(fc.nat({ max: 3 }), { maxLength: 8 }),
  spends: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }),
  paidAt: fc.nat({ max: 8 }),
});

type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

const DISPUTE_STEPS = [
  ["warning_needs_response", 0, 0],
  ["needs_response", 1, 0],
  ["lost", 1, 0],
  ["won", 1, 1],
] as const;

/** What Stripe says at a moment from 0 to 3, at which every story has come to its end. */
function lookAt({ refunds, disputes }: Story, moment: number, name: string): Partial<Payment> {
  return {
    payment_intent_id: `pi_${name}`,
    refunds: refunds.map(({ amount, statuses }, index) =>
      refund(`re_${name}_${index}`, amount, statuses[Math.min(moment, statuses.length - 1)])
    ),
    disputes: disputes.map(([amount, , end], index) => {
      const [status, withdrawn, reinstated] = DISPUTE_STEPS[Math.min(moment, end)] ??
        DISPUTE_STEPS[0];
      return dispute(`du_${name}_${index}`, status, amount * withdrawn, amount * reinstated);
    }),
  };
}

/** The credits that must be gone in the end. */
function targetOf(told: Story): number {
  const { refunds = [], disputes = [] } = lookAt(told, 3, "");
  const back = refunds.filter(({ status }) => status !== "failed" && status !== "canceled")
    .reduce((sum, { amount_minor }) => sum + amount_minor, 0) +
    disputes.reduce((sum, d) => sum + d.withdrawn_minor - d.reinstated_minor, 0);
  return Math.floor(100 * Math.min(back, PRICE_MINOR) / PRICE_MINOR);
}

async function play({ service }: TestDatabase, told: Story) {
  const purchase = await startPurchase(service);
  const session = { session_id: `cs_${purchase}`, payment_intent_id: `pi_${purchase}` };
  let spent = 0;
  for (let step = 0; step <= 8; step++) {
    if (step === told.paidAt) await apply(service, purchase, session);
    const look = told.looks[step];
    if (look !== undefined) await applyPayment(service, purchase, lookAt(told, look, purchase));
    const amount = told.spends[step] ?? 0;
    const outcome = amount === 0 ? "" : await refusal(service`
      select public.rpc_credit_deduct(${ALPENBLICK}, ${amount}, ${`${purchase} ${step}`})`);
    if (outcome === "accepted") spent += amount;
  }
  await applyPayment(service, purchase, lookAt(told, 3, purchase));
  // What is late changes nothing any more.
  for (const look of told.looks) {
    await applyPayment(service, purchase, lookAt(told, look, purchase));
  }
  return { purchase, spent };
}

it("refunds and disputes in any order, duplicated and late, take exactly what the money says", async () => {
  const database = await createTestDatabase();
  const { owner } = database;
  await owner`insert into billing.policies (freezes_on_dispute) values (false)`;
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const before = await balanceOf(owner);
      const { purchase, spent } = await play(database, told);
      const [row] = await owner`
        select reversed_credits from billing.purchases where purchase_id = ${purchase}`;

      expect(row).toEqual({ reversed_credits: BigInt(targetOf(told)) });
      expect(await balanceOf(owner)).toBe(before + BigInt(100 - spent - targetOf(told)));
      expect(await brokenRules(database)).toEqual([]);
    }),
    { numRuns: 60, endOnFailure: false },
  );
});
