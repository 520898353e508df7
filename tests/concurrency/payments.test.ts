import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  NORDLICHT,
  refusal,
  type Sql,
  USERS,
} from "../support/test-database.ts";

type Session = {
  session_id: string;
  payment_status: string;
  session_status: string;
  amount_minor: number;
  currency: string;
  customer_id: string;
  payment_intent_id: string;
  livemode: boolean;
};

const PAID: Session = {
  session_id: "cs_1",
  payment_status: "paid",
  session_status: "complete",
  amount_minor: 2500,
  currency: "eur",
  customer_id: "cus_1",
  payment_intent_id: "pi_1",
  livemode: false,
};

async function startPurchase(
  service: Sql,
  tenant = ALPENBLICK,
  customer = "cus_1",
): Promise<string> {
  const [purchase] = await service<{ purchase_id: string }[]>`
    select * from public.rpc_credit_start_purchase(
      ${tenant}, ${randomUUID()}, 'standard', ${USERS.owner}, false, 'de')`;
  await service`select public.rpc_credit_claim_customer(${tenant}, false)`;
  await service`select public.rpc_credit_save_customer(${tenant}, false, ${customer})`;
  return purchase?.purchase_id ?? "";
}

async function apply(
  service: Sql,
  purchaseId: string,
  session: Partial<Session> = {},
  eventId: string | null = null,
): Promise<{ outcome: string; purchase_status: string; reason: string | null }> {
  const facts = { ...PAID, ...session };
  const [row] = await service<
    { outcome: string; purchase_status: string; reason: string | null }[]
  >`select * from public.rpc_credit_apply_checkout(
      ${ALPENBLICK}, ${purchaseId}, ${facts.session_id}, ${facts.livemode},
      ${facts.session_status}, ${facts.payment_status}, false, ${facts.amount_minor},
      ${facts.currency}, ${facts.customer_id}, ${facts.payment_intent_id}, ${eventId},
      'checkout.session.completed')`;
  if (row === undefined) throw new Error("Cannot read the outcome: no row");
  return row;
}

async function balanceOf(owner: Sql): Promise<bigint> {
  const [row] = await owner<{ balance: bigint }[]>`
    select coalesce(sum(balance), 0)::bigint as balance from public.tenant_credit_balance`;
  return row?.balance ?? -1n;
}

describe("one payment is one grant", () => {
  it("when its event is delivered 50 times at once", async () => {
    const database = await createTestDatabase({ connections: 50 });
    const purchase = await startPurchase(database.service);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => apply(database.service, purchase, {}, "evt_1")),
    );
    expect(outcomes.filter(({ outcome }) => outcome === "credited")).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === "duplicate")).toHaveLength(49);
    expect(await balanceOf(database.owner)).toBe(100n);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("when 50 events, the return page and a reconciler tell of the same session", async () => {
    const database = await createTestDatabase({ connections: 50 });
    const purchase = await startPurchase(database.service);
    const outcomes = await Promise.all(
      Array.from(
        { length: 60 },
        (_, index) => apply(database.service, purchase, {}, index < 50 ? `evt_${index}` : null),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === "credited")).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === "unchanged")).toHaveLength(59);
    expect(await balanceOf(database.owner)).toBe(100n);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("when the server loses the connection between the ledger insert and the commit", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    const purchase = await startPurchase(service);

    const victim = await service.reserve();
    const [{ pid } = { pid: 0 }] = await victim<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await victim`begin`;
    await victim`select * from public.rpc_credit_apply_checkout(
      ${ALPENBLICK}, ${purchase}, 'cs_1', false, 'complete', 'paid', false, 2500, 'eur', 'cus_1',
      'pi_1', 'evt_1', 'checkout.session.completed')`;
    expect(await victim`select 1 from credits.entries`).toHaveLength(1);
    await owner`select pg_terminate_backend(${pid})`;

    expect(await balanceOf(owner)).toBe(0n);
    expect(await owner`select * from billing.stripe_events`).toHaveLength(0);

    expect(await apply(service, purchase, {}, "evt_1")).toMatchObject({ outcome: "credited" });
    expect(await apply(service, purchase, {}, "evt_1")).toMatchObject({ outcome: "duplicate" });
    expect(await balanceOf(owner)).toBe(100n);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("after a delivery that failed and was recorded", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    const purchase = await startPurchase(service);
    await service`select public.rpc_credit_record_event(
      'evt_1', 'checkout.session.completed', false, 'failed', 'internal')`;
    expect(await apply(service, purchase, {}, "evt_1")).toMatchObject({ outcome: "credited" });
    const [event] = await owner`select status, deliveries from billing.stripe_events`;
    expect(event).toEqual({ status: "processed", deliveries: 2 });
    expect(await balanceOf(owner)).toBe(100n);
  });
});

describe("a purchase", () => {
  it("is credited by late truth after it had expired or failed, and never moves back", async () => {
    const database = await createTestDatabase();
    const { service } = database;
    const purchase = await startPurchase(service);
    const open = { session_status: "open", payment_status: "unpaid" };
    const expired = { session_status: "expired", payment_status: "unpaid" };
    const processing = { session_status: "complete", payment_status: "unpaid" };

    const seen: string[] = [];
    for (const session of [open, processing, open, expired, processing, {}, expired, open]) {
      seen.push((await apply(service, purchase, session)).purchase_status);
    }
    expect(seen).toEqual([
      "open",
      "processing",
      "processing",
      "expired",
      "expired",
      "credited",
      "credited",
      "credited",
    ]);
    expect(await brokenRules(database)).toEqual([]);
  });

  it.each<[string, Partial<Session>]>([
    ["amount_mismatch", { amount_minor: 1 }],
    ["currency_mismatch", { currency: "usd" }],
    ["customer_mismatch", { customer_id: "cus_of_somebody_else" }],
    ["livemode_mismatch", { livemode: true }],
    ["no_payment_required", { payment_status: "no_payment_required" }],
  ])(
    "is quarantined on %s, and credited when the truth turns out right",
    async (reason, session) => {
      const database = await createTestDatabase();
      const { owner, service } = database;
      const purchase = await startPurchase(service);

      expect(await apply(service, purchase, session, "evt_1"))
        .toEqual({ outcome: "quarantined", purchase_status: "quarantined", reason });
      expect(await balanceOf(owner)).toBe(0n);
      const [event] = await owner`select status, reason from billing.stripe_events`;
      expect(event).toEqual({ status: "quarantined", reason });

      expect(await apply(service, purchase, {}, "evt_2")).toMatchObject({ outcome: "credited" });
      expect(await brokenRules(database)).toEqual([]);
    },
  );

  it("takes no second session and no payment of another purchase", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    const first = await startPurchase(service);
    const second = await startPurchase(service);
    await apply(service, first, {}, "evt_1");

    expect(await apply(service, first, { session_id: "cs_2", payment_intent_id: "pi_2" }, "evt_2"))
      .toEqual({ outcome: "quarantined", purchase_status: "credited", reason: "session_mismatch" });
    expect(await apply(service, second, { session_id: "cs_3" }, "evt_3"))
      .toEqual({
        outcome: "quarantined",
        purchase_status: "quarantined",
        reason: "payment_mismatch",
      });
    expect(await balanceOf(owner)).toBe(100n);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("is looked for in its own tenant only", async () => {
    const database = await createTestDatabase();
    const purchase = await startPurchase(database.service, NORDLICHT, "cus_2");
    expect(await apply(database.service, purchase, {}, "evt_1"))
      .toMatchObject({ outcome: "quarantined", reason: "unknown_purchase" });
    expect(await balanceOf(database.owner)).toBe(0n);
  });

  it("is one per attempt, and an attempt is for one package", async () => {
    const { owner, service } = await createTestDatabase({ connections: 20 });
    const attempt = randomUUID();
    const start = (packageId: string) =>
      refusal(service`select public.rpc_credit_start_purchase(
        ${ALPENBLICK}, ${attempt}, ${packageId}, ${USERS.owner}, false, 'de')`);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => start("standard")));
    expect(new Set(outcomes)).toEqual(new Set(["accepted"]));
    expect(await start("power")).toBe("PT409 key_reused");
    expect(await start("gold")).toBe("PT404 unknown_package");
    expect(await owner`select 1 from billing.purchases`).toHaveLength(1);
  });

  it("keeps its snapshot when the package changes", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    const purchase = await startPurchase(service);
    await owner`update billing.packages set amount_credits = 1, price_minor = 1
      where package_id = 'standard'`;
    expect(await apply(service, purchase)).toMatchObject({ outcome: "credited" });
    expect(await balanceOf(owner)).toBe(100n);
  });
});
