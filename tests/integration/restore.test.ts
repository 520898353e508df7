import { describe, expect, it } from "vitest";
import { openBooksHere } from "../support/tenant-books.ts";
import { refusal } from "../support/test-database.ts";

const openBooks = openBooksHere();

/** Two grants: 10 credits that expire in two hours, then 10 that never do. */
async function openTwoGrants() {
  const books = await openBooks();
  await books.topup(10, { hours: 2 });
  await books.topup(10);
  return books;
}

describe("a restore", () => {
  it("of part of a deduct leaves the books as if less had been spent", async () => {
    const books = await openTwoGrants();
    const work = await books.deduct(15);
    expect(await books.restore(work, 7)).toMatchObject({
      ...{ outcome: "restored", balance: 12n, available: 12n, replayed: false },
    });

    const spentLess = await openTwoGrants();
    await spentLess.deduct(8);
    expect(await books.leftovers()).toEqual([2, 10]);
    expect(await books.leftovers()).toEqual(await spentLess.leftovers());
    expect(await books.brokenRules()).toEqual([]);
  });

  it("without an amount gives back all that is left", async () => {
    const books = await openTwoGrants();
    const work = await books.deduct(15);
    await books.deduct(2);
    await books.restore(work, 4);
    expect(await books.restore(work)).toMatchObject({ balance: 18n });
    expect(await books.leftovers()).toEqual([10, 8]);
    expect(await books.brokenRules()).toEqual([]);
  });

  it("never gives back more than was taken, in however many parts", async () => {
    const books = await openTwoGrants();
    const work = await books.deduct(9);
    expect(await refusal(books.restore(work, 10))).toBe("PT409 restore_exceeds_entry");
    await books.restore(work, 4);
    expect(await refusal(books.restore(work, 6))).toBe("PT409 restore_exceeds_entry");
    await books.restore(work, 5);
    expect(await refusal(books.restore(work, 1))).toBe("PT409 restore_exceeds_entry");
    expect(await refusal(books.restore(work))).toBe("PT409 restore_exceeds_entry");
    expect(await books.read()).toMatchObject({ balance: 20 });
    expect(await books.brokenRules()).toEqual([]);
  });

  it("of a capture gives its own excess back first, then what had been held", async () => {
    const books = await openTwoGrants();
    const hold = await books.hold(6);
    await books.deduct(6);
    const capture = await books.capture(hold, 8);
    expect(await books.leftovers()).toEqual([6]);

    expect(await books.restore(capture, 3)).toMatchObject({ balance: 9n });
    expect(await books.leftovers()).toEqual([1, 8]);
    await books.restore(capture);
    expect(await books.leftovers()).toEqual([6, 8]);
    expect(await refusal(books.restore(capture, 1))).toBe("PT409 restore_exceeds_entry");
    expect(await books.brokenRules()).toEqual([]);
  });

  it("of a capture of less gives back what was captured, not what had been held", async () => {
    const books = await openTwoGrants();
    const capture = await books.capture(await books.hold(9), 4);
    expect(await refusal(books.restore(capture, 5))).toBe("PT409 restore_exceeds_entry");
    await books.restore(capture, 4);
    expect(await books.leftovers()).toEqual([10, 10]);
    expect(await books.brokenRules()).toEqual([]);
  });

  it("to a grant that has expired meanwhile lives for the grace period", async () => {
    const books = await openTwoGrants();
    const work = await books.deduct(10);
    await books.pass(3);
    await books.restore(work, 4);
    expect(await books.read()).toMatchObject({ balance: 14, available: 14 });
    await books.pass(7 * 24 - 1);
    expect(await books.read()).toMatchObject({ balance: 14 });
    await books.pass(1);
    expect(await books.read()).toMatchObject({ balance: 10 });
    expect(await refusal(books.deduct(11))).toBe("PT402 insufficient_credits");
    expect(await books.brokenRules()).toEqual([]);
  });

  it("is of a deduct or a capture: nothing else was spent on an action", async () => {
    const books = await openTwoGrants();
    const others = [await books.topup(5), await books.hold(5), await books.adjust(-1)];
    for (const entry of others) {
      expect(await refusal(books.restore(entry))).toBe("PT404 unknown_entry");
    }
    const elsewhere = await openTwoGrants();
    const work = await elsewhere.deduct(5);
    expect(await refusal(books.restore(work))).toBe("PT404 unknown_entry");
  });

  it("happens once per key, and another amount is another request", async () => {
    const books = await openTwoGrants();
    const work = await books.deduct(9);
    const first = await books.restore(work, 4, { key: "k" });
    await books.deduct(1);
    expect(await books.restore(work, 4, { key: "k" })).toEqual({ ...first, replayed: true });
    expect(await refusal(books.restore(work, 5, { key: "k" }))).toBe("PT409 key_reused");
    expect(await refusal(books.deduct(4, { key: "k" }))).toBe("PT409 key_reused");
  });
});
