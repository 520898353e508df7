import { expect, it } from "vitest";
import { apply, balanceOf, startPurchase } from "../support/checkout-sessions.ts";
import { brokenRules, createTestDatabase, refusal } from "../support/test-database.ts";

it("no two purchases have one session or one payment, whoever writes them", async () => {
  const { owner, service } = await createTestDatabase();
  const [paid, other] = [await startPurchase(service), await startPurchase(service)];
  await apply(service, paid);

  expect(
    await refusal(owner`
      update billing.purchases set stripe_payment_intent_id = 'pi_1' where purchase_id = ${other}`),
  ).toMatch(/^23505/);
  expect(
    await refusal(owner`
      update billing.purchases set stripe_session_id = 'cs_1' where purchase_id = ${other}`),
  ).toMatch(/^23505/);
});

it("a payment is granted once even where its purchase has forgotten that it was", async () => {
  const database = await createTestDatabase();
  const { owner, service } = database;
  const purchase = await startPurchase(service);
  await apply(service, purchase);
  const entry = () =>
    owner<{ entry_id: bigint }[]>`
      select entry_id from billing.purchases where purchase_id = ${purchase}`;
  const [first] = await entry();
  await owner`update billing.purchases set status = 'open', entry_id = null`;

  expect(await apply(service, purchase)).toMatchObject({ outcome: "credited" });
  expect(await entry()).toEqual([first]);
  expect(await balanceOf(owner)).toBe(100n);
  expect(await brokenRules(database)).toEqual([]);
});
