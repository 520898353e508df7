import { describe, expect, it } from "vitest";
import { openBooksHere } from "../support/tenant-books.ts";
import { refusal } from "../support/test-database.ts";

const openBooks = openBooksHere();

describe("a reversal", () => {
  it("takes what its own grant has left, though others burn first", async () => {
    const books = await openBooks();
    await books.topup(10, { hours: 2 });
    const paid = await books.topup(10);
    await books.deduct(4);
    expect(await books.reverse(paid, 7)).toMatchObject({
      ...{ outcome: "reversed", balance: 9n, available: 9n, replayed: false },
    });
    expect(await books.leftovers()).toEqual([6, 3]);
    expect(await books.brokenRules()).toEqual([]);
  });

  it("counts what had expired of its grant next: that is gone already", async () => {
    const books = await openBooks();
    const paid = await books.topup(10, { hours: 2 });
    await books.topup(10);
    await books.deduct(4);
    await books.pass(2);
    expect(await books.reverse(paid, 6)).toMatchObject({ balance: 10n });
    expect(await books.reverse(paid, 4)).toMatchObject({ balance: 6n });
    expect(await books.leftovers()).toEqual([6]);
    expect(await books.brokenRules()).toEqual([]);
  });

  it("spends other credits for the rest, in burn order, but not those that are held", async () => {
    const books = await openBooks();
    const paid = await books.topup(10, { priority: 1 });
    await books.topup(10);
    const hold = await books.hold(16);
    expect(await books.reverse(paid, 7)).toMatchObject({ balance: 13n, held: 16n, available: 0n });
    expect(await books.capture(hold)).toMatchObject({ balance: -3n, held: 0n });
    expect(await books.brokenRules()).toEqual([]);
  });

  it("takes at most what was granted, in however many parts", async () => {
    const books = await openBooks();
    const paid = await books.topup(10);
    await books.topup(10);
    await books.deduct(8);
    expect(await refusal(books.reverse(paid, 11))).toBe("PT409 reverse_exceeds_grant");
    await books.reverse(paid, 6);
    expect(await refusal(books.reverse(paid, 5))).toBe("PT409 reverse_exceeds_grant");
    await books.reverse(paid, 4);
    expect(await refusal(books.reverse(paid, 1))).toBe("PT409 reverse_exceeds_grant");
    expect(await books.read()).toMatchObject({ balance: 2 });
    expect(await books.brokenRules()).toEqual([]);
  });

  it("happens once per key, and another amount is another request", async () => {
    const books = await openBooks();
    const paid = await books.topup(10);
    const first = await books.reverse(paid, 4, { key: "k" });
    await books.topup(20);
    expect(await books.reverse(paid, 4, { key: "k" })).toEqual({ ...first, replayed: true });
    expect(await refusal(books.reverse(paid, 5, { key: "k" }))).toBe("PT409 key_reused");
    expect(await refusal(books.adjust(-4, { key: "k" }))).toBe("PT409 key_reused");
  });

  it("is of a grant that the tenant has, and of nothing else", async () => {
    const books = await openBooks();
    await books.topup(5);
    const work = await books.deduct(5);
    expect(await refusal(books.reverse(work, 5))).toBe("PT404 unknown_grant");
  });
});

describe("a debt", () => {
  /** 10 credits, all spent, of which the money for 8 went back. */
  async function openIndebted() {
    const books = await openBooks();
    const paid = await books.topup(10);
    await books.deduct(10);
    await books.reverse(paid, 8);
    return books;
  }

  it("is a balance below zero, of which nothing is available", async () => {
    const books = await openIndebted();
    expect(await books.read()).toEqual({ balance: -8, held: 0, available: 0 });
    expect(await books.preflight(1)).toEqual({ allowed: false, available: 0, shortfall: 1 });
    expect(await books.brokenRules()).toEqual([]);
  });

  it("refuses every spending", async () => {
    const books = await openIndebted();
    expect(await refusal(books.deduct(1))).toBe("PT402 insufficient_credits");
    expect(await refusal(books.hold(1))).toBe("PT402 insufficient_credits");
    expect(await refusal(books.adjust(-1))).toBe("PT402 insufficient_credits");
    const [item] = await books.service<{ code: string }[]>`
      select code from public.rpc_credit_deduct_batch(jsonb_build_array(jsonb_build_object(
        'tenant_id', ${books.tenant}::uuid, 'amount', 1, 'idempotency_key', 'k')))`;
    expect(item).toEqual({ code: "insufficient_credits" });
  });

  it("is paid by the next topup first, and only the rest can be spent", async () => {
    const books = await openIndebted();
    expect(await books.topup(5)).toMatchObject({ balance: -3n, available: 0n });
    expect(await books.leftovers()).toEqual([]);
    expect(await books.topup(10, { hours: 1 })).toMatchObject({ balance: 7n, available: 7n });
    expect(await books.leftovers()).toEqual([7]);
    expect(await refusal(books.deduct(8))).toBe("PT402 insufficient_credits");
    await books.pass(1);
    expect(await books.read()).toMatchObject({ balance: 0, available: 0 });
    expect(await books.brokenRules()).toEqual([]);
  });

  it("is paid by an adjustment, a restore and a release as well", async () => {
    const books = await openBooks();
    const paid = await books.topup(20);
    const work = await books.deduct(10);
    const hold = await books.hold(10);
    await books.reverse(paid, 18);
    expect(await books.read()).toEqual({ balance: -8, held: 10, available: 0 });

    expect(await books.restore(work, 5)).toMatchObject({ balance: -3n, available: 0n });
    expect(await books.adjust(4)).toMatchObject({ balance: 1n, available: 0n });
    expect(await books.release(hold)).toMatchObject({ balance: 1n, held: 0n, available: 1n });
    expect(await books.leftovers()).toEqual([1]);
    expect(await books.deduct(1)).toMatchObject({ balance: 0n });
    expect(await books.brokenRules()).toEqual([]);
  });
});
