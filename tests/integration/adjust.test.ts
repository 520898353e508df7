import { describe, expect, it } from "vitest";
import { openBooksHere } from "../support/tenant-books.ts";
import { refusal, USERS } from "../support/test-database.ts";

const openBooks = openBooksHere();

describe("an adjustment", () => {
  it("upwards is a grant of its own, with its reason and who made it", async () => {
    const books = await openBooks();
    const receipt = await books.adjust(25, { reason: "goodwill", actor: USERS.owner });
    expect(receipt).toMatchObject({ outcome: "adjusted", balance: 25n, available: 25n });
    const [row] = await books.owner`
      select e.kind, e.reference, e.actor, g.source, g.amount_credits::int as granted
      from credits.entries as e
      join credits.grants as g on g.tenant_id = e.tenant_id and g.entry_id = e.entry_id
      where e.tenant_id = ${books.tenant}`;
    expect(row).toEqual({
      ...{ kind: "adjust", reference: "goodwill", actor: USERS.owner },
      ...{ source: "adjustment", granted: 25 },
    });
    expect(await books.brokenRules()).toEqual([]);
  });

  it("downwards takes credits in burn order", async () => {
    const books = await openBooks();
    await books.topup(10);
    await books.topup(10, { hours: 5 });
    expect(await books.adjust(-12)).toMatchObject({ balance: 8n, available: 8n });
    expect(await books.leftovers()).toEqual([8]);
    expect(await books.history()).toContain("adjust -12 → 8");
    expect(await books.brokenRules()).toEqual([]);
  });

  it("leaves what is held, and never less than nothing", async () => {
    const books = await openBooks();
    await books.topup(10);
    await books.hold(4);
    expect(await refusal(books.adjust(-7))).toBe("PT402 insufficient_credits");
    expect(await books.adjust(-6)).toMatchObject({ balance: 4n, held: 4n, available: 0n });
    expect(await books.brokenRules()).toEqual([]);
  });

  it("downwards takes nothing that has expired", async () => {
    const books = await openBooks();
    await books.topup(10, { hours: 1 });
    await books.pass(1);
    expect(await refusal(books.adjust(-1))).toBe("PT402 insufficient_credits");
  });

  it("is no adjustment without a reason or an amount in range", async () => {
    const books = await openBooks();
    expect(await refusal(books.adjust(5, { reason: "" }))).toBe("PT400 malformed_request");
    expect(await refusal(books.adjust(5, { reason: "  " }))).toBe("PT400 malformed_request");
    for (const amount of ["0", "1000000000001", "-1000000000001", "-9223372036854775808"]) {
      expect(
        await refusal(books.service.unsafe(
          `select public.rpc_credit_adjust('${books.tenant}', ${amount}, 'reason', 'key')`,
        )),
      ).toBe("PT422 amount_out_of_range");
    }
    expect(await books.history()).toEqual([]);
  });

  it("happens once per key, and another sign or reason is another request", async () => {
    const books = await openBooks();
    await books.topup(100);
    const first = await books.adjust(-5, { key: "k" });
    await books.deduct(50);
    expect(await books.adjust(-5, { key: "k" })).toEqual({ ...first, replayed: true });
    expect(await refusal(books.adjust(5, { key: "k" }))).toBe("PT409 key_reused");
    expect(await refusal(books.adjust(-5, { key: "k", reason: "else" }))).toBe("PT409 key_reused");
    expect(await refusal(books.deduct(5, { key: "k" }))).toBe("PT409 key_reused");
  });
});
