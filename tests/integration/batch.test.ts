import { describe, expect, it } from "vitest";
import { itemOf, outcomesOf, sendBatch } from "../support/deduct-batch.ts";
import { openBooksHere, type TenantBooks } from "../support/tenant-books.ts";
import { refusal, USERS } from "../support/test-database.ts";

const openBooks = openBooksHere();

async function openFunded(amount = 100): Promise<TenantBooks> {
  const books = await openBooks();
  await books.topup(amount);
  return books;
}

describe("a batch", () => {
  it("gives each item the outcome it would have alone, in the order of each tenant", async () => {
    const first = await openFunded(10);
    const second = await openFunded(5);
    const rows = await sendBatch(first, [
      itemOf(first, "a", 4),
      itemOf(second, "a", 5),
      itemOf(first, "b", 7),
      itemOf(second, "b", 1),
      itemOf(first, "c", 6),
    ]);

    expect(rows.map(({ item, outcome, balance }) => [item, outcome, balance])).toEqual([
      [1, "deducted", 6n],
      [2, "deducted", 0n],
      [3, "refused", null],
      [4, "refused", null],
      [5, "deducted", 0n],
    ]);
    expect(rows[2]).toMatchObject({
      code: "insufficient_credits",
      message: "Cannot spend 7 credits: 6 available",
      hint: "Top up at least 1 credits",
      entry_id: null,
    });
    expect(await first.history()).toEqual(["topup 10 → 10", "deduct -4 → 6", "deduct -6 → 0"]);
    expect([...await first.brokenRules(), ...await second.brokenRules()]).toEqual([]);
  });

  it("leaves a tenant that can pay for all the same history as deducts one by one", async () => {
    const books = await openFunded();
    expect(
      await outcomesOf(books, [
        itemOf(books, "a", 3),
        itemOf(books, "b", 4),
        itemOf(books, "c", 5),
      ]),
    )
      .toEqual([97, 93, 88]);
    expect(await books.history())
      .toEqual(["topup 100 → 100", "deduct -3 → 97", "deduct -4 → 93", "deduct -5 → 88"]);
    expect(await books.brokenRules()).toEqual([]);
  });

  it("prices actions by the list, times quantity, and keeps what was asked", async () => {
    const books = await openFunded();
    const asked = {
      ...{ tenant_id: books.tenant, idempotency_key: "k", action: "letter", quantity: 3 },
      ...{ reference: "job 7", metadata: { page: 2 }, actor: USERS.member },
    };
    expect(await outcomesOf(books, [asked])).toEqual([85]);
    const [entry] = await books.owner`
      select action, quantity::int, reference, metadata, actor
      from credits.entries where tenant_id = ${books.tenant} and idempotency_key = 'k'`;
    const { tenant_id: _tenant, idempotency_key: _key, ...kept } = asked;
    expect(entry).toEqual(kept);
  });

  it("spends the credit type each item names", async () => {
    const books = await openFunded();
    await books.owner`
      insert into credits.types (credit_type, labels) values ('token', '{"de": "T", "en": "T"}')
      on conflict do nothing`;
    await books.service`select public.rpc_credit_topup(${books.tenant}, 9, 'tokens', 'token')`;
    expect(
      await outcomesOf(books, [
        itemOf(books, "a", 2, { credit_type: "token" }),
        itemOf(books, "b", 3),
        itemOf(books, "c", 8, { credit_type: "token" }),
        itemOf(books, "d", 1, { credit_type: "token" }),
      ]),
    ).toEqual([7, 97, "insufficient_credits", 6]);
    expect(await books.brokenRules()).toEqual([]);
  });

  it("counts each item against its member's budget", async () => {
    const books = await openFunded();
    await books.owner`
      insert into public.tenant_members (tenant_id, user_id, role)
      values (${books.tenant}, ${USERS.member}, 'member')`;
    await books.service`
      select public.rpc_credit_set_budget(${books.tenant}, ${USERS.member}, 10)`;
    const actor = USERS.member;
    expect(
      await outcomesOf(books, [
        itemOf(books, "a", 6, { actor }),
        itemOf(books, "b", 5, { actor }),
        itemOf(books, "c", 5),
        itemOf(books, "d", 4, { actor }),
      ]),
    ).toEqual([94, "budget_exceeded", 89, 85]);
    expect(await books.brokenRules()).toEqual([]);
  });

  it.each([["no array", { a: 1 }], ["nothing", null], ["no item", []]])(
    "of %s is refused as a whole",
    async (_, items) => {
      expect(await refusal(sendBatch(await openBooks(), items))).toBe("PT400 malformed_request");
    },
  );

  it("has at most 1000 items", async () => {
    const books = await openFunded(2000);
    const many = Array.from({ length: 1001 }, (_, index) => itemOf(books, `key ${index}`));
    expect(await refusal(sendBatch(books, many))).toBe("PT400 malformed_request");
    expect(await books.read()).toMatchObject({ balance: 2000 });

    expect(await outcomesOf(books, many.slice(1))).toEqual(many.slice(1).map((_, i) => 1999 - i));
    expect(await books.brokenRules()).toEqual([]);
  });
});
