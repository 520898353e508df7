import { describe, expect, it } from "vitest";
import { itemOf, outcomesOf, sendBatch } from "../support/deduct-batch.ts";
import { openBooksHere, type TenantBooks } from "../support/tenant-books.ts";
import { NOBODY } from "../support/test-database.ts";

const openBooks = openBooksHere();

async function openFunded(amount = 100): Promise<TenantBooks> {
  const books = await openBooks();
  await books.topup(amount);
  return books;
}

/** Items that are wrong in one way each, beside the tenant and key that they would have. */
const WRONG: [name: string, change: unknown, code: string][] = [
  ["null", null, "malformed_request"],
  ["a number", 5, "malformed_request"],
  ["a text", "deduct", "malformed_request"],
  ["an array", [], "malformed_request"],
  ["an unknown field", { colour: "red" }, "malformed_request"],
  ["no tenant", { tenant_id: null }, "unknown_tenant"],
  ["a tenant that is no UUID", { tenant_id: "alpenblick" }, "malformed_request"],
  ["a tenant that is a number", { tenant_id: 1 }, "malformed_request"],
  ["an unknown tenant", { tenant_id: NOBODY }, "unknown_tenant"],
  ["an unknown credit type", { credit_type: "gold" }, "unknown_credit_type"],
  ["amount 0", { amount: 0 }, "amount_out_of_range"],
  ["amount -1", { amount: -1 }, "amount_out_of_range"],
  ["amount 1.5", { amount: 1.5 }, "malformed_request"],
  ["amount 10^12 + 1", { amount: 1_000_000_000_001 }, "amount_out_of_range"],
  ["amount 10^30", { amount: 1e30 }, "malformed_request"],
  ["an amount in words", { amount: "five" }, "malformed_request"],
  ["an amount that is true", { amount: true }, "malformed_request"],
  ["an amount in an array", { amount: [1] }, "malformed_request"],
  ["neither amount nor action", { amount: null }, "malformed_request"],
  ["no key", { idempotency_key: null }, "malformed_request"],
  ["an empty key", { idempotency_key: "" }, "malformed_request"],
  ["a long key", { idempotency_key: "k".repeat(256) }, "malformed_request"],
  ["the product's own key", { idempotency_key: "internal:expire:x" }, "malformed_request"],
  ["an unknown action", { action: "teleport" }, "unknown_action"],
  ["quantity 0", { action: "letter", quantity: 0 }, "amount_out_of_range"],
  ["quantity 1.5", { action: "letter", quantity: 1.5 }, "malformed_request"],
  ["too many letters", { amount: null, action: "letter", quantity: 1e9 }, "insufficient_credits"],
  ["a long reference", { reference: "r".repeat(256) }, "malformed_request"],
  ["metadata in an array", { metadata: [] }, "malformed_request"],
  ["metadata null", { metadata: null }, "malformed_request"],
  ["too much metadata", { metadata: { text: "x".repeat(4096) } }, "malformed_request"],
  ["an actor that is no UUID", { actor: "member" }, "malformed_request"],
];

describe("an item that is wrong", () => {
  it("is refused with its reason, takes nothing and stops nobody", async () => {
    const books = await openFunded();
    const items = WRONG.flatMap(([name, change]) => [
      itemOf(books, `before ${name}`),
      Array.isArray(change) || Object(change) !== change
        ? change
        : { ...itemOf(books, name), ...Object(change) },
    ]);
    const rows = await sendBatch(books, items);

    expect(WRONG.map(([name], index) => [name, rows[2 * index + 1]?.code]))
      .toEqual(WRONG.map(([name, , code]) => [name, code]));
    for (const { code, message, hint } of rows.filter(({ outcome }) => outcome === "refused")) {
      expect([code, message, hint]).toEqual([code, expect.any(String), expect.any(String)]);
    }
    expect(rows.filter(({ outcome }) => outcome === "deducted")).toHaveLength(WRONG.length);
    expect(await books.read()).toMatchObject({ balance: 100 - WRONG.length });
    expect(await books.brokenRules()).toEqual([]);
  });

  it.each(WRONG.filter(([, change]) => change !== null))(
    "is refused alone as in a crowd: %s",
    async (name, change, code) => {
      const books = await openFunded();
      const wrong = Array.isArray(change) || Object(change) !== change
        ? change
        : { ...itemOf(books, name), ...Object(change) };
      expect(await outcomesOf(books, [wrong])).toEqual([code]);
    },
  );
});
