import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { startPurchase } from "../support/checkout-sessions.ts";
import {
  ALPENBLICK,
  createTestDatabase,
  NORDLICHT,
  refusal,
  type Sql,
  USERS,
} from "../support/test-database.ts";

type Recorded = { outcome: string; closes: boolean };

/** Tells of a declined payment; three in an hour are too many here. */
async function decline(
  service: Sql,
  purchaseId: string,
  { tenant = ALPENBLICK, event = `evt_${randomUUID()}`, livemode = false, at = new Date() } = {},
): Promise<Recorded> {
  const [row] = await service<Recorded[]>`
    select * from public.rpc_credit_record_decline(${tenant}, ${purchaseId}, ${event},
      'payment_intent.payment_failed', ${livemode}, 3, 3600, 1800, ${at})`;
  if (row === undefined) throw new Error("Cannot read the outcome: no row");
  return row;
}

const start = (service: Sql, tenant = ALPENBLICK, attempt: string = randomUUID()) =>
  service`select * from public.rpc_credit_start_purchase(
    ${tenant}, ${attempt}, 'standard', ${USERS.owner}, false, 'de')`;

const COUNTED = { outcome: "counted", closes: false };
const CLOSES = { outcome: "counted", closes: true };

describe("declined payments of one tenant", () => {
  it("close its checkout when there are too many, say so once, and close it again while they go on", async () => {
    const { owner, service } = await createTestDatabase();
    const purchase = await startPurchase(service);
    expect(await decline(service, purchase)).toEqual(COUNTED);
    expect(await decline(service, purchase)).toEqual(COUNTED);
    expect(await refusal(start(service))).toBe("accepted");

    expect(await decline(service, purchase)).toEqual(CLOSES);
    expect(await decline(service, purchase)).toEqual(COUNTED);
    expect(await refusal(start(service))).toBe("PT429 too_many_declines");
    expect(await refusal(start(service, NORDLICHT))).toBe("accepted");

    await owner`update billing.declines set closed_until = now()`;
    expect(await refusal(start(service))).toBe("accepted");
    expect(await decline(service, purchase)).toEqual(CLOSES);
    expect(await decline(service, purchase)).toEqual(COUNTED);
    expect(await refusal(start(service))).toBe("PT429 too_many_declines");
  });

  it("leave no purchase behind that was refused, and a page that is open stays payable", async () => {
    const { owner, service } = await createTestDatabase();
    const purchase = await startPurchase(service);
    const attempt = randomUUID();
    const [open] = await start(service, ALPENBLICK, attempt);
    await service`select public.rpc_credit_open_purchase(
      ${ALPENBLICK}, ${open?.["purchase_id"]}, 'cs_open')`;
    for (let time = 0; time < 3; time++) await decline(service, purchase);
    const before = await owner`select 1 from billing.purchases`;

    expect(await refusal(start(service))).toBe("PT429 too_many_declines");
    expect(await owner`select 1 from billing.purchases`).toHaveLength(before.length);
    expect(await refusal(start(service, ALPENBLICK, attempt))).toBe("accepted");
  });

  it("are counted once per event, from one again in a new window, and alert again there", async () => {
    const { owner, service } = await createTestDatabase();
    const purchase = await startPurchase(service);
    for (let time = 0; time < 5; time++) await decline(service, purchase, { event: "evt_same" });
    expect(await refusal(start(service))).toBe("accepted");
    expect(await decline(service, purchase, { event: "evt_same" }))
      .toEqual({ outcome: "duplicate", closes: false });

    await owner`update billing.declines set window_ends_at = now()`;
    expect(await decline(service, purchase)).toEqual(COUNTED);
    expect(await decline(service, purchase)).toEqual(COUNTED);
    expect(await decline(service, purchase)).toEqual(CLOSES);
  });

  it("of which 32 come at once are all counted and alert exactly once", async () => {
    const { owner, service } = await createTestDatabase({ connections: 16 });
    const purchase = await startPurchase(service);
    const answers = await Promise.all(
      Array.from({ length: 32 }, () => decline(service, purchase)),
    );

    expect(answers.filter(({ closes }) => closes)).toHaveLength(1);
    expect(await owner`select declines from billing.declines`).toEqual([{ declines: 32 }]);
  });
});

describe("a decline that is not counted", () => {
  it("came late: a backlog is no attack", async () => {
    const { owner, service } = await createTestDatabase();
    const purchase = await startPurchase(service);
    const at = new Date(Date.now() - 7_200_000);
    for (let time = 0; time < 5; time++) {
      expect(await decline(service, purchase, { at })).toEqual({ outcome: "late", closes: false });
    }
    expect(await owner`select 1 from billing.declines`).toHaveLength(0);
  });

  it("is of a purchase, a tenant or a mode that is not ours", async () => {
    const { owner, service } = await createTestDatabase();
    const purchase = await startPurchase(service);
    const ignored = { outcome: "ignored", closes: false };
    expect(await decline(service, randomUUID())).toEqual(ignored);
    expect(await decline(service, purchase, { tenant: NORDLICHT })).toEqual(ignored);
    expect(await decline(service, purchase, { livemode: true })).toEqual(ignored);

    expect(await owner`select 1 from billing.declines`).toHaveLength(0);
    const events = await owner`select distinct status, reason from billing.stripe_events`;
    expect([...events]).toEqual([{ status: "ignored", reason: "unknown_purchase" }]);
  });
});
