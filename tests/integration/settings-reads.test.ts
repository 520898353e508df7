import { expect, it } from "vitest";
import { buyInPerson } from "../support/auto-topups.ts";
import { ALPENBLICK, createTestDatabase, refusal, USERS } from "../support/test-database.ts";

const VIEWS = ["credit_endpoints", "credit_low_balances", "credit_saved_cards"] as const;

it("owners see where notices go, members the threshold and the consent, strangers nothing", async () => {
  const { service, asUser } = await createTestDatabase();
  await service`
    select public.rpc_credit_set_endpoint(${ALPENBLICK}, 'https://hooks.example/', ${USERS.owner})`;
  await service`select public.rpc_credit_set_low_balance(${ALPENBLICK}, 20)`;
  await buyInPerson(service, "cs_1", true);
  const seenBy = async (user: string) => {
    const counts = [];
    for (const view of VIEWS) {
      const rows = await asUser(user, (sql) => sql`select * from public.${sql(view)}`);
      counts.push(rows.length);
    }
    return counts;
  };

  expect(await seenBy(USERS.owner)).toEqual([1, 1, 1]);
  expect(await seenBy(USERS.billing)).toEqual([0, 1, 1]);
  expect(await seenBy(USERS.member)).toEqual([0, 1, 1]);
  expect(await seenBy(USERS.stranger)).toEqual([0, 0, 0]);
});

it("a card that nobody agreed to keep is no saved card", async () => {
  const { service, asUser } = await createTestDatabase();
  await buyInPerson(service, "cs_1", false);
  expect(await asUser(USERS.owner, (sql) => sql`select * from public.credit_saved_cards`))
    .toEqual([]);
});

it("nobody but the dispatcher reads the secret again", async () => {
  const { service, asUser } = await createTestDatabase();
  await service`
    select public.rpc_credit_set_endpoint(${ALPENBLICK}, 'https://hooks.example/', ${USERS.owner})`;
  const [endpoint] = await asUser(USERS.owner, (sql) => sql`select * from public.credit_endpoints`);
  expect(Object.keys(endpoint ?? {}).toSorted()).toEqual(["set_at", "set_by", "tenant_id", "url"]);
  expect(
    await refusal(asUser(USERS.owner, (sql) => sql`select secret from billing.notice_endpoints`)),
  ).toBe("42501");
  expect(await refusal(service`select secret from billing.notice_endpoints`)).toBe("42501");
});
