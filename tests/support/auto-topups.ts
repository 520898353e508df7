import { apply } from "./checkout-sessions.ts";
import { ALPENBLICK, createTestDatabase, type Sql, USERS } from "./test-database.ts";

export type Claimed = {
  purchase_id: string;
  stripe_payment_method_id: string | null;
  is_first: boolean;
  may_charge: boolean;
};

/** A payment's state as the database is told of it. */
export type Intent = {
  payment_intent_id: string;
  livemode: boolean;
  status: string;
  amount_minor: number;
  currency: string;
  customer_id: string | null;
  failure: string | null;
};

type Applied = { outcome: string; purchase_status: string | null; reason: string | null };

/** Limits that let one purchase after the other through, unless the test says otherwise. */
const GENEROUS = { threshold: 150, package_id: "standard", cap: 100_000, cooldown: 3600 };

/** Switches automatic top-up on for Alpenblick, as its owner. */
export async function switchOn(service: Sql, change: Partial<typeof GENEROUS> = {}) {
  const order = { ...GENEROUS, ...change };
  await service`
    select public.rpc_credit_set_auto_topup(
      ${ALPENBLICK}, true, ${USERS.owner}, ${order.threshold}, ${order.package_id}, ${order.cap},
      ${order.cooldown})`;
}

/** Buys the Standard package in person; with consent Stripe keeps the card. */
export async function buyInPerson(service: Sql, session: string, saves: boolean): Promise<void> {
  const [purchase] = await service<{ purchase_id: string }[]>`
    select * from public.rpc_credit_start_purchase(
      ${ALPENBLICK}, gen_random_uuid(), 'standard', ${USERS.owner}, false, 'de', ${saves})`;
  await service`select public.rpc_credit_claim_customer(${ALPENBLICK}, false)`;
  await service`select public.rpc_credit_save_customer(${ALPENBLICK}, false, 'cus_1')`;
  await apply(service, purchase?.purchase_id ?? "", {
    ...{ session_id: session, payment_intent_id: `pi_of_${session}` },
  });
}

/** Alpenblick with 100 credits and a saved card, and whatever else happens to its automatic top-up. */
export async function openAutoTopup({ saves = true, connections = 4 } = {}) {
  const database = await createTestDatabase({ connections });
  const { owner, service } = database;
  await buyInPerson(service, "cs_0", saves);
  const claim = () =>
    service<Claimed[]>`
    select * from public.rpc_credit_claim_auto_topups(false)`;

  return {
    ...database,
    claim,
    /** Looks once and says why nothing is charged, or that it is. */
    look: async () => {
      await claim();
      const [row] = await owner<{ state: string }[]>`select state from billing.auto_topups`;
      return row?.state;
    },
    /** What Stripe says of the payment of one attempt; a success of 25.00 EUR unless told. */
    settle: async (purchase: string, change: Partial<Intent> = {}, event: string | null = null) => {
      const intent: Intent = {
        ...{ payment_intent_id: `pi_${purchase}`, livemode: false, status: "succeeded" },
        ...{ amount_minor: 2500, currency: "eur", customer_id: "cus_1", failure: null },
        ...change,
      };
      const [row] = await service<Applied[]>`
        select * from public.rpc_credit_apply_auto_topup(
          ${ALPENBLICK}, ${purchase}, ${intent.payment_intent_id}, ${intent.livemode},
          ${intent.status}, ${intent.amount_minor}, ${intent.currency}, ${intent.customer_id},
          ${intent.failure}, ${event}, 'payment_intent.succeeded')`;
      if (row === undefined) throw new Error("Cannot read the outcome: no row");
      return row;
    },
    /** Brings every pause, lease and attempt so much further into the past. */
    pass: async (time: string) => {
      await owner`
        update billing.auto_topups
        set paused_until = paused_until - ${time}::interval,
          lease_ends_at = lease_ends_at - ${time}::interval`;
      await owner`
        update billing.purchases set created_at = created_at - ${time}::interval`;
    },
  };
}

export type AutoTopupWorld = Awaited<ReturnType<typeof openAutoTopup>>;

/** The same, with automatic top-up switched on. */
export async function openOn(change: Partial<typeof GENEROUS> = {}): Promise<AutoTopupWorld> {
  const world = await openAutoTopup();
  await switchOn(world.service, change);
  return world;
}

/** The one attempt that is due now. */
export async function begin(world: AutoTopupWorld): Promise<string> {
  const [attempt, ...others] = await world.claim();
  if (attempt === undefined || others.length > 0) throw new Error("Cannot find the one attempt");
  return attempt.purchase_id;
}

export const DECLINED = { status: "canceled", failure: "insufficient_funds" };
export const ASKED = { status: "canceled", failure: "authentication_required" };
