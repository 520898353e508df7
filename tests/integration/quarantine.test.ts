import { beforeEach, describe, expect, it } from "vitest";
import { apply, balanceOf, startPurchase } from "../support/checkout-sessions.ts";
import { applyPayment, dispute } from "../support/payments.ts";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  refusal,
  type TestDatabase,
} from "../support/test-database.ts";

let database: TestDatabase;
let purchase: string;

beforeEach(async () => {
  database = await createTestDatabase();
  purchase = await startPurchase(database.service);
});

const list = async (all = false) => [
  ...await database.service<{ id: string; reason: string; resolution: string | null }[]>`
    select id, reason, resolution
    from public.rpc_credit_list_quarantine(include_resolved => ${all})`,
];
const resolve = (id: string, reason = "refunded in Stripe", actor = "Kim") =>
  database.service<{ resolution: string; resolved_by: string; replayed: boolean }[]>`
    select resolution, resolved_by, replayed
    from public.rpc_credit_resolve_quarantine(${id}, ${reason}, ${actor})`;

describe("the quarantine", () => {
  it("lists a purchase once, with whatever events put it there", async () => {
    await apply(database.service, purchase, { quantity: 2 }, "evt_1");
    await apply(database.service, purchase, { quantity: 2 }, "evt_2");

    expect(await list()).toEqual([
      { id: purchase, reason: "quantity_mismatch", resolution: null },
    ]);
  });

  it("lists an event of its own when its purchase is not in it", async () => {
    await apply(database.service, purchase);
    await apply(database.service, purchase, { session_id: "cs_2" }, "evt_1");

    expect(await list()).toEqual([
      { id: "evt_1", reason: "session_mismatch", resolution: null },
    ]);
  });

  it("forgets a case that healed, and the event with it", async () => {
    await apply(database.service, purchase, { currency: "usd" }, "evt_1");
    await apply(database.service, purchase, {}, "evt_1");

    expect(await list()).toEqual([]);
  });
});

describe("a case that a person resolved", () => {
  it("is on record for ever with the first decision, and not on the list", async () => {
    await apply(database.service, purchase, { amount_minor: 1 }, "evt_1");

    expect(await resolve(purchase)).toEqual([
      { resolution: "refunded in Stripe", resolved_by: "Kim", replayed: false },
    ]);
    expect(await resolve(purchase, "something else", "Robin")).toEqual([
      { resolution: "refunded in Stripe", resolved_by: "Kim", replayed: true },
    ]);
    expect(await list()).toEqual([]);
    expect(await list(true)).toEqual([
      { id: purchase, reason: "amount_mismatch", resolution: "refunded in Stripe" },
    ]);
    expect(await refusal(database.owner`update billing.resolutions set reason = 'no'`))
      .toBe("PT403 forbidden");
  });

  it("is not credited any more, whatever Stripe says later", async () => {
    await apply(database.service, purchase, { amount_minor: 1 }, "evt_1");
    await resolve(purchase, "granted by hand");

    expect(await apply(database.service, purchase, {}, "evt_2"))
      .toMatchObject({ outcome: "quarantined", reason: "resolved_by_hand" });
    expect(await balanceOf(database.owner)).toBe(0n);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("needs a reason, a name and a case", async () => {
    await apply(database.service, purchase, { amount_minor: 1 }, "evt_1");

    expect(await refusal(resolve(purchase, " "))).toBe("PT400 malformed_request");
    expect(await refusal(resolve(purchase, "because", ""))).toBe("PT400 malformed_request");
    expect(await refusal(resolve("evt_none"))).toBe("PT404 unknown_case");
  });
});

describe("a freeze", () => {
  const lift = (cause: string, reason = "known customer") =>
    database.service<{ is_frozen: boolean; lift_reason: string }[]>`
      select is_frozen, lift_reason
      from public.rpc_credit_lift_freeze(${ALPENBLICK}, ${cause}, ${reason}, 'Kim')`;
  const frozen = {
    disputes: [dispute("du_1", "needs_response")],
    fraud_warnings: ["issfr_1"],
  };

  it("is lifted one by one, once, and the same cause never freezes again", async () => {
    await apply(database.service, purchase);
    await applyPayment(database.service, purchase, frozen);

    expect(await lift("issfr_1")).toEqual([{ is_frozen: true, lift_reason: "known customer" }]);
    expect(await lift("du_1")).toEqual([{ is_frozen: false, lift_reason: "known customer" }]);
    expect(await lift("du_1", "another"), "the first decision stays")
      .toEqual([{ is_frozen: false, lift_reason: "known customer" }]);
    await applyPayment(database.service, purchase, frozen);
    expect(await database.service`select cause_id from public.rpc_credit_list_freezes()`)
      .toHaveLength(0);
    expect(
      await database.service`
      select cause_id, tenant_name from public.rpc_credit_list_freezes(true) order by cause_id`,
    )
      .toEqual([
        { cause_id: "du_1", tenant_name: "Alpenblick Immobilien" },
        { cause_id: "issfr_1", tenant_name: "Alpenblick Immobilien" },
      ]);
    expect(
      await refusal(database.service`select public.rpc_credit_deduct(${ALPENBLICK}, 1, 'k')`),
    ).toBe("accepted");
    expect(await brokenRules(database)).toEqual([]);
  });

  it("that is not there is 404, and a lift without a reason 400", async () => {
    expect(await refusal(lift("du_9"))).toBe("PT404 unknown_freeze");
    expect(
      await refusal(database.service`
        select public.rpc_credit_lift_freeze(${ALPENBLICK}, 'du_1', '', 'Kim')`),
    ).toBe("PT400 malformed_request");
  });
});
