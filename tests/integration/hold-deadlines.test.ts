import { describe, expect, it } from "vitest";
import { type Hold, openBooksHere, type TenantBooks } from "../support/tenant-books.ts";
import { refusal } from "../support/test-database.ts";

const openBooks = openBooksHere();

/** Two grants: 10 credits that expire in two hours, then 10 that never do. */
async function openTwoGrants() {
  const books = await openBooks();
  await books.topup(10, { hours: 2 });
  await books.topup(10);
  return books;
}

describe("a deadline", () => {
  it("counts for every read at once, and reads write nothing", async () => {
    const books = await openBooks();
    await books.topup(20);
    await books.hold(15, { hours: 1 });
    const before = await books.history();
    await books.pass(1);

    expect(await books.read()).toEqual({ balance: 20, held: 0, available: 20 });
    expect(await books.leftovers()).toEqual([20]);
    expect(await books.preflight(20)).toMatchObject({ allowed: true, available: 20 });
    expect(
      await books.owner`select 1 from public.credit_holds where tenant_id = ${books.tenant}`,
    ).toHaveLength(0);
    expect(await books.history()).toEqual(before);
  });

  it("counts for the next write, though no sweeper ran, and ends the hold once", async () => {
    const books = await openBooks();
    await books.topup(20);
    const hold = await books.hold(15, { hours: 1 });
    await books.pass(1);

    expect(await refusal(books.capture(hold))).toBe("PT409 hold_closed");
    expect(await books.deduct(20)).toMatchObject({ balance: 0n, held: 0n });
    expect(await refusal(books.release(hold))).toBe("PT409 hold_closed");
    expect(await books.history()).toEqual([
      "topup 20 → 20",
      "hold 0 → 20",
      "release 0 → 20",
      "deduct -20 → 0",
    ]);
    expect(await books.brokenRules()).toEqual([]);
  });
});

describe("credits that expire under a hold", () => {
  it("stay, and can be captured", async () => {
    const books = await openTwoGrants();
    const hold = await books.hold(8, { hours: 5 });
    await books.pass(3);
    expect(await books.read()).toEqual({ balance: 18, held: 8, available: 10 });
    expect(await books.capture(hold)).toMatchObject({ balance: 10n, held: 0n });
    expect(await books.brokenRules()).toEqual([]);
  });

  it.each([
    ["are released", (books: TenantBooks, hold: Hold) => books.release(hold)],
    ["outlive the deadline", (books: TenantBooks) => books.pass(2)],
  ])("expire at once when they %s", async (_, end) => {
    const books = await openTwoGrants();
    const hold = await books.hold(8, { hours: 5 });
    await books.pass(3);
    expect(await books.deduct(1)).toMatchObject({ balance: 17n, held: 8n });
    await end(books, hold);

    expect(await books.read()).toEqual({ balance: 9, held: 0, available: 9 });
    expect(await refusal(books.deduct(10))).toBe("PT402 insufficient_credits");
    expect(await books.deduct(9)).toMatchObject({ balance: 0n });
    expect(await books.history()).toContain("expire -8 → 9");
    expect(await books.brokenRules()).toEqual([]);
  });

  it("and are left over by a capture expire at once", async () => {
    const books = await openTwoGrants();
    const hold = await books.hold(8, { hours: 5 });
    await books.pass(3);
    await books.capture(hold, 3);
    expect(await books.read()).toEqual({ balance: 10, held: 0, available: 10 });
    expect(await books.brokenRules()).toEqual([]);
  });
});
