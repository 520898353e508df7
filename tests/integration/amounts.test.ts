import { describe, expect, it } from "vitest";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  NOBODY,
  refusal,
  type TestDatabase,
} from "../support/test-database.ts";

async function entries({ owner }: TestDatabase): Promise<number> {
  const [row] = await owner<{ count: number }[]>`select count(*)::int from credits.entries`;
  return row?.count ?? -1;
}

describe("a deduct or topup with a bad request", () => {
  it.each(["deduct", "topup"])("%s refuses it clearly and writes nothing", async (verb) => {
    const database = await createTestDatabase();
    const { service } = database;
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'opening')`;
    const call = (values: string) =>
      refusal(service.unsafe(`select public.rpc_credit_${verb}(${values})`));

    expect(await call(`'${NOBODY}', 1, 'k'`)).toBe("PT404 unknown_tenant");
    expect(await call(`'${ALPENBLICK}', 0, 'k'`)).toBe("PT422 amount_out_of_range");
    expect(await call(`'${ALPENBLICK}', -5, 'k'`)).toBe("PT422 amount_out_of_range");
    expect(await call(`'${ALPENBLICK}', 1000000000001, 'k'`)).toBe("PT422 amount_out_of_range");
    expect(await call(`'${ALPENBLICK}', '1.5', 'k'`)).toBe("22P02");
    expect(await call(`'${ALPENBLICK}', 1.5, 'k'`)).toBe("42883");
    expect(await call(`'${ALPENBLICK}', 'NaN', 'k'`)).toBe("22P02");
    expect(await call(`'${ALPENBLICK}', 1e30::numeric::bigint, 'k'`)).toBe("22003");
    expect(await call(`'${ALPENBLICK}', null, 'k'`)).toBe("PT400 malformed_request");
    expect(await call(`'${ALPENBLICK}', 1`)).toBe("PT400 malformed_request");
    expect(await call(`'${ALPENBLICK}', 1, ''`)).toBe("PT400 malformed_request");
    expect(await call(`'${ALPENBLICK}', 1, repeat('k', 256)`)).toBe("PT400 malformed_request");
    expect(await call(`'${ALPENBLICK}', 1, 'k', 'gold'`)).toBe("PT404 unknown_credit_type");
    expect(await call(`'${ALPENBLICK}', 1, 'k', metadata => '[]'`)).toBe("PT400 malformed_request");

    expect(await entries(database)).toBe(1);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("topup refuses a source it does not know", async () => {
    const { service } = await createTestDatabase();
    expect(
      await refusal(service`
      select public.rpc_credit_topup(${ALPENBLICK}, 1, 'k', source => 'gift')
    `),
    ).toBe("PT400 malformed_request");
  });

  it("deduct refuses an unknown, a retired and a too large action", async () => {
    const { owner, service } = await createTestDatabase();
    const act = (action: string, quantity: bigint) =>
      refusal(service`
        select public.rpc_credit_deduct(
          ${ALPENBLICK}, null, 'k', action => ${action}, quantity => ${quantity}
        )`);
    await owner`update credits.actions set is_active = false where action = 'fax'`;

    expect(await act("teleport", 1n)).toBe("PT404 unknown_action");
    expect(await act("fax", 1n)).toBe("PT404 unknown_action");
    expect(await act("letter", 0n)).toBe("PT422 amount_out_of_range");
    expect(await act("letter", -1n)).toBe("PT422 amount_out_of_range");
    expect(await act("letter", 1_000_000_001n)).toBe("PT422 amount_out_of_range");
  });
});

describe("spending", () => {
  it("names the shortfall when there is too little, and takes nothing", async () => {
    const database = await createTestDatabase();
    const { service } = database;
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 10, 'opening')`;

    await expect(service`select public.rpc_credit_deduct(${ALPENBLICK}, 25, 'k')`).rejects
      .toMatchObject({
        code: "PT402",
        detail: "insufficient_credits required=25 available=10 shortfall=15",
      });
    expect(await entries(database)).toBe(1);
  });

  it("leaves held credits alone, and preflight says the same", async () => {
    const { owner, service } = await createTestDatabase();
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'opening')`;
    await owner`update public.tenant_credit_balance set held = 70`;

    const [preflight] = await service`select * from public.rpc_credit_preflight(${ALPENBLICK}, 31)`;
    expect(preflight).toMatchObject({
      allowed: false,
      required: 31n,
      balance: 100n,
      held: 70n,
      available: 30n,
      shortfall: 1n,
    });
    expect(await refusal(service`select public.rpc_credit_deduct(${ALPENBLICK}, 31, 'k')`))
      .toBe("PT402 insufficient_credits");
    expect(await refusal(service`select public.rpc_credit_deduct(${ALPENBLICK}, 30, 'k')`))
      .toBe("accepted");
  });

  it("prices an action by the list, per unit", async () => {
    const { service } = await createTestDatabase();
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'opening')`;
    const [receipt] = await service`
      select * from public.rpc_credit_deduct(
        ${ALPENBLICK}, null, 'k', action => 'letter', quantity => 3
      )`;
    expect(receipt).toMatchObject({ outcome: "deducted", balance: 85n, replayed: false });
  });
});

it("a grant never brings a balance beyond what JSON numbers can say", async () => {
  const { owner, service } = await createTestDatabase();
  const grant = (amount: number) =>
    refusal(service`
      select public.rpc_credit_topup(${ALPENBLICK}, ${amount}, ${`grant ${amount}`})`);
  await grant(1);
  await owner`update public.tenant_credit_balance set balance = ${Number.MAX_SAFE_INTEGER - 5}`;

  expect(await grant(6)).toBe("PT422 amount_out_of_range");
  expect(await grant(5)).toBe("accepted");
});
