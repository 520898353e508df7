import { describe, expect, it } from "vitest";
import { openBooksHere } from "../support/tenant-books.ts";
import { refusal } from "../support/test-database.ts";

const openBooks = openBooksHere({ connections: 16 });

/** Two grants: 10 credits that expire in two hours, then 10 that never do. */
async function openTwoGrants() {
  const books = await openBooks();
  await books.topup(10, { hours: 2 });
  await books.topup(10);
  return books;
}

describe("a hold", () => {
  it("leaves the balance alone, and nobody else can spend what it holds", async () => {
    const books = await openBooks();
    await books.topup(100);
    expect(await books.hold(30)).toMatchObject({ balance: 100n, held: 30n, available: 70n });

    expect(await books.preflight(71)).toEqual({ allowed: false, available: 70, shortfall: 1 });
    expect(await refusal(books.deduct(71))).toBe("PT402 insufficient_credits");
    expect(await refusal(books.hold(71))).toBe("PT402 insufficient_credits");
    expect(await refusal(books.adjust(-71))).toBe("PT402 insufficient_credits");
    expect(await books.deduct(70)).toMatchObject({ balance: 30n, held: 30n, available: 0n });
    expect(await books.brokenRules()).toEqual([]);
  });

  it("of an action costs what the price list says", async () => {
    const books = await openBooks();
    await books.topup(100);
    expect(await books.hold(null, { action: "letter", quantity: 3 })).toMatchObject({ held: 15n });
  });

  it("is one of many: as many as fit, each of which ends by itself", async () => {
    const books = await openBooks();
    await books.topup(100);
    const asked = await Promise.allSettled(Array.from({ length: 60 }, () => books.hold(2)));
    const holds = asked.flatMap((one) => one.status === "fulfilled" ? [one.value] : []);
    expect(holds).toHaveLength(50);
    expect(new Set(holds.map(({ hold_id }) => hold_id)).size).toBe(50);

    await Promise.all(
      holds.map((hold, index) => index < 20 ? books.capture(hold, 1) : books.release(hold)),
    );
    expect(await books.read()).toEqual({ balance: 80, held: 0, available: 80 });
    expect(await books.brokenRules()).toEqual([]);
  });
});

describe("a capture", () => {
  it("of less gives the rest back to the grants it came from, last taken first", async () => {
    const books = await openTwoGrants();
    const hold = await books.hold(15);
    expect(await books.leftovers()).toEqual([5]);

    expect(await books.capture(hold, 8)).toMatchObject({ balance: 12n, held: 0n, available: 12n });
    expect(await books.leftovers()).toEqual([2, 10]);
    expect(await books.brokenRules()).toEqual([]);
  });

  it("of exactly what was held moves no grant", async () => {
    const books = await openTwoGrants();
    const hold = await books.hold(15);
    expect(await books.capture(hold)).toMatchObject({ balance: 5n, held: 0n, available: 5n });
    expect(await books.leftovers()).toEqual([5]);
    expect(await books.brokenRules()).toEqual([]);
  });

  it("of more takes the excess", async () => {
    const books = await openTwoGrants();
    const hold = await books.hold(5);
    await books.deduct(3);
    expect(await books.capture(hold, 15)).toMatchObject({ balance: 2n, held: 0n, available: 2n });
    expect(await books.leftovers()).toEqual([2]);
    expect(await books.brokenRules()).toEqual([]);
  });

  it("of more than there is fails, and the hold stays", async () => {
    const books = await openTwoGrants();
    const hold = await books.hold(5);
    expect(await refusal(books.capture(hold, 21, { key: "k" }))).toBe("PT402 insufficient_credits");
    expect(await books.read()).toEqual({ balance: 20, held: 5, available: 15 });

    expect(await books.capture(hold, 20, { key: "k" })).toMatchObject({ balance: 0n, held: 0n });
    expect(await books.brokenRules()).toEqual([]);
  });
});

describe("a release", () => {
  it("puts everything back where it came from", async () => {
    const books = await openTwoGrants();
    const hold = await books.hold(15);
    await books.deduct(2);
    expect(await books.release(hold)).toMatchObject({ balance: 18n, held: 0n, available: 18n });
    expect(await books.leftovers()).toEqual([10, 8]);
    expect(await books.brokenRules()).toEqual([]);
  });
});

describe("the key of a hold", () => {
  it("gives the first result for ever, and so do those that end it", async () => {
    const books = await openBooks();
    await books.topup(100);
    const hold = () => books.hold(30, { key: "hold" });
    const first = await hold();
    const capture = () => books.capture(first, 10, { key: "capture" });
    const captured = await capture();
    const other = await books.hold(5);
    const release = () => books.release(other, { key: "release" });
    const released = await release();
    await books.deduct(50);
    await books.pass(2);

    expect({ ...await hold(), deadline_at: null })
      .toEqual({ ...first, deadline_at: null, replayed: true });
    expect(await capture()).toEqual({ ...captured, replayed: true });
    expect(await release()).toEqual({ ...released, replayed: true });
    expect(await books.brokenRules()).toEqual([]);
  });

  it("is no key for a deduct, a capture or a release, nor theirs for it", async () => {
    const books = await openBooks();
    await books.topup(100);
    const hold = await books.hold(5, { key: "hold" });
    const other = await books.hold(5);
    await books.deduct(5, { key: "deduct" });
    await books.capture(other, 5, { key: "capture" });

    const reused = [
      () => books.deduct(5, { key: "hold" }),
      () => books.capture(hold, 5, { key: "hold" }),
      () => books.release(hold, { key: "hold" }),
      () => books.hold(5, { key: "deduct" }),
      () => books.capture(hold, 5, { key: "deduct" }),
      () => books.release(hold, { key: "deduct" }),
      () => books.hold(5, { key: "capture" }),
      () => books.deduct(5, { key: "capture" }),
      () => books.release(other, { key: "capture" }),
      () => books.hold(6, { key: "hold" }),
      () => books.hold(5, { key: "hold", hours: 2 }),
      () => books.hold(5, { key: "hold", action: "letter" }),
      () => books.capture(other, 6, { key: "capture" }),
      () => books.capture(hold, 5, { key: "capture" }),
    ];
    for (const request of reused) expect(await refusal(request())).toBe("PT409 key_reused");
    expect(await books.read()).toEqual({ balance: 90, held: 5, available: 85 });
  });
});
