import { describe, expect, it } from "vitest";
import { itemOf, type ItemRow, outcomesOf, sendBatch } from "../support/deduct-batch.ts";
import { openBooksHere, type TenantBooks } from "../support/tenant-books.ts";
import { USERS } from "../support/test-database.ts";

const openBooks = openBooksHere();

async function openFunded(amount = 100): Promise<TenantBooks> {
  const books = await openBooks();
  await books.topup(amount);
  return books;
}

describe("a twin", () => {
  it("within a batch gets the first one's result, and another request is refused", async () => {
    const books = await openFunded();
    const rows = await sendBatch(books, [
      itemOf(books, "k", 5),
      itemOf(books, "other", 1),
      itemOf(books, "k", 5),
      itemOf(books, "k", 6),
    ]);
    expect(rows.map(({ code, balance, replayed }) => code ?? [balance, replayed])).toEqual([
      [95n, false],
      [94n, false],
      [95n, true],
      "key_reused",
    ]);
    expect(rows[2]?.entry_id).toBe(rows[0]?.entry_id);
    expect(await books.brokenRules()).toEqual([]);
  });

  it.each([1, 50, 100])(
    "at place %i of 100 gets its first result, the others new ones",
    async (place) => {
      const books = await openFunded();
      await sendBatch(books, [itemOf(books, `k${place}`, 1)]);
      const all = Array.from({ length: 100 }, (_, index) => itemOf(books, `k${index + 1}`, 1));
      const rows = await sendBatch(books, all);

      expect(rows.map(({ item }) => item)).toEqual(all.map((_, index) => index + 1));
      expect(rows.filter(({ replayed }) => replayed).map(({ item }) => item)).toEqual([place]);
      expect(new Set(rows.map(({ entry_id }) => entry_id)).size).toBe(100);
      expect((await books.read()).balance).toBe(0);
      expect(await books.brokenRules()).toEqual([]);
    },
  );

  it("of another credit type is later, if it stands later in the batch", async () => {
    const books = await openFunded();
    await books.owner`
      insert into credits.types (credit_type, labels) values ('atoken', '{"de": "T", "en": "T"}')
      on conflict do nothing`;
    await books.service`select public.rpc_credit_topup(${books.tenant}, 9, 'tokens', 'atoken')`;
    const types = ["credit", "atoken"];
    for (const credit_type of types) {
      const [other = ""] = types.filter((type) => type !== credit_type);
      expect(
        await outcomesOf(books, [
          itemOf(books, `first ${credit_type}`, 1, { credit_type }),
          itemOf(books, `first ${credit_type}`, 1, { credit_type: other }),
        ]),
      ).toEqual([expect.any(Number), "key_reused"]);
    }
  });

  it.each<[string, object]>([
    ["an amount", { amount: 7 }],
    ["an action", { action: "letter" }],
    [
      "everything",
      {
        ...{ amount: 7, action: "letter", quantity: 2, reference: "r", metadata: { a: [1, "ü"] } },
        ...{ actor: USERS.member, credit_type: "credit" },
      },
    ],
  ])("of a single deduct with %s is the same request, and the other way round", async (_, rest) => {
    const books = await openFunded();
    const single = async (idempotency_key: string) => {
      const [row] = await books.service<ItemRow[]>`
        select d.* from jsonb_to_record(${JSON.stringify(rest)}::text::jsonb) as r (
          amount bigint, credit_type text, action text, quantity bigint, reference text,
          metadata jsonb, actor uuid
        ), lateral public.rpc_credit_deduct(
          ${books.tenant}, r.amount, ${idempotency_key}, coalesce(r.credit_type, 'credit'), r.action,
          coalesce(r.quantity, 1), r.reference, coalesce(r.metadata, '{}'), r.actor
        ) as d`;
      return row;
    };
    const batched = async (idempotency_key: string) =>
      (await sendBatch(books, [{ tenant_id: books.tenant, idempotency_key, ...rest }]))[0];

    const one = await single("single first");
    expect(await batched("single first")).toMatchObject({ ...one, replayed: true });
    const two = await batched("batch first");
    expect(two).toMatchObject({ outcome: "deducted", replayed: false });
    expect(await single("batch first")).toMatchObject({ entry_id: two?.entry_id, replayed: true });
    expect(await books.brokenRules()).toEqual([]);
  });
});
