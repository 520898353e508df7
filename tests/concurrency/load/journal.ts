import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Sql } from "../../support/test-database.ts";
import type { Answer } from "./request.ts";

/** topup, deduct, hold, capture, release, expire, reverse, restore, adjust. */
const KINDS = 9;

/** Whatever a client may be told; anything else is a failure. */
const REFUSALS: ReadonlySet<string> = new Set([
  ...["insufficient_credits", "budget_exceeded", "amount_out_of_range"],
  ...["unknown_tenant", "unknown_hold", "unknown_entry", "unknown_grant"],
  ...["hold_closed", "restore_exceeds_entry", "reverse_exceeds_grant"],
  // a topup that was sent again when its credits would have expired
  "malformed_request",
]);

/** What the clients were told, to be compared with the books when they are done. */
export class Journal {
  readonly #receipts = new Map<string, Exclude<Answer, { refused: string }>>();
  readonly #wrong: string[] = [];
  sent = 0;
  answered = 0;

  note(key: string, answer: Answer): void {
    if ("refused" in answer) {
      if (!REFUSALS.has(answer.refused)) this.#wrong.push(`${key}: ${answer.refused}`);
      return;
    }
    const first = this.#receipts.get(key) ?? answer;
    this.#receipts.set(key, first);
    if (
      first.entry !== answer.entry || first.balance !== answer.balance || first.held !== answer.held
    ) {
      this.#wrong.push(`${key}: two receipts`);
    }
  }

  /** Every request was answered, as the books say, once; and the books are right. */
  async compareWith(owner: Sql): Promise<void> {
    expect(this.#wrong).toEqual([]);
    expect(this.answered).toBe(this.sent);

    const entries = await owner<{ key: string; entry: bigint; balance: bigint; held: bigint }[]>`
      select idempotency_key as key, entry_id as entry, balance_after as balance, held_after as held
      from credits.entries where idempotency_key like 'client %'`;
    const written = new Map(entries.map(({ key, ...rest }) => [key, rest]));
    expect(written.size).toBe(entries.length);
    const differing = [...new Set([...written.keys(), ...this.#receipts.keys()])].filter((key) => {
      const [told, kept] = [this.#receipts.get(key), written.get(key)];
      return told?.entry !== kept?.entry || told?.balance !== kept?.balance ||
        told?.held !== kept?.held;
    });
    expect(differing).toEqual([]);

    const overspent = await owner`
      select tenant_id, entry_id from credits.entries
      where spent_credits > 0 and kind <> 'reverse' and balance_after < held_after`;
    expect([...overspent]).toEqual([]);
    expect([...await owner`select * from credits.verify()`]).toEqual([]);
  }
}

/** Waits until everything has happened to the books that may, so that no quiet load passes. */
export async function untilEverythingHappened(owner: Sql): Promise<void> {
  for (;;) {
    const [row] = await owner<{ kinds: number; deadlines: number }[]>`
      select count(distinct kind)::int as kinds,
        count(*) filter (where kind = 'release' and reference = 'deadline')::int as deadlines
      from credits.entries`;
    if (row?.kinds === KINDS && row.deadlines > 0) return;
    await sleep(100);
  }
}
