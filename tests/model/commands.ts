import { expect } from "vitest";
import type { DatabaseLedger } from "./database-ledger.ts";
import type { NaiveLedger } from "./naive-ledger.ts";
import type { NaiveOutcome } from "./naive-outcome.ts";
import type { Command, Write } from "./requests.ts";

const REUSED = "PT409 key_reused";

/** How many there are to refer to before a command. */
type Counts = { holds: number; spendings: number; grants: number };

function countsOf({ holds, spendings, grants }: NaiveLedger): Counts {
  return { holds: holds.length, spendings: spendings.length, grants: grants.count() };
}

/** Counts back from the latest: the index of what a long sequence made last is not in its beginning. */
function back(count: number, index: number): number {
  return index < count ? count - 1 - index : Number.MAX_SAFE_INTEGER;
}

/** Does the same to either ledger, which understand the same requests. */
function ask<Ledger extends NaiveLedger | DatabaseLedger>(
  ledger: Ledger,
  write: Write,
  { holds, spendings, grants }: Counts,
) {
  const { kind, request } = write;
  switch (kind) {
    case "topup":
      return ledger.topup(request.key, request.amount, request.priority, request.hours);
    case "deduct":
      return ledger.deduct(request.key, request.amount, request.forMember);
    case "hold":
      return ledger.hold(request.key, request.amount, request.hours, request.forMember);
    case "capture":
      return ledger.capture(request.key, back(holds, request.index), request.amount);
    case "release":
      return ledger.release(request.key, back(holds, request.index));
    case "adjust":
      return ledger.adjust(request.key, request.amount);
    case "restore":
      return ledger.restore(request.key, back(spendings, request.index), request.amount);
    case "reverse":
      return ledger.reverse(request.key, back(grants, request.index), request.amount);
    default:
      return kind satisfies never;
  }
}

/** Asks the database both at once, and then the naive ledger in the order in which they came. */
async function race([one, other]: [Write, Write], naive: NaiveLedger, real: DatabaseLedger) {
  const counts = countsOf(naive);
  const [first, second] = await Promise.all([ask(real, one, counts), ask(real, other, counts)]);
  const expected = cameBefore(second, first)
    ? [ask(naive, other, counts), ask(naive, one, counts)].toReversed()
    : [ask(naive, one, counts), ask(naive, other, counts)];
  expect([first, second]).toEqual(expected);
}

/** Of two rivals for a key: it took the key from the other, or was refused while it was still free. */
function cameBefore(outcome: NaiveOutcome, other: NaiveOutcome): boolean {
  return "refused" in outcome
    ? !("refused" in other) && outcome.refused !== REUSED
    : "refused" in other && other.refused === REUSED;
}

/** Runs a command on both ledgers and compares every answer. */
export async function run(command: Command, naive: NaiveLedger, real: DatabaseLedger) {
  switch (command.kind) {
    case "advance":
      naive.advance(command.hours);
      return await real.clock.advance(command.hours);
    case "sweep":
      return await real.sweep();
    case "batch":
      expect(await real.batch(command.items)).toEqual(naive.batch(command.items));
      return;
    case "limit":
      naive.budget.limit = command.credits;
      return await real.limit(command.credits);
    case "refund": {
      const index = back(naive.grants.count(), command.index);
      expect(await real.refund(index, command.percent))
        .toEqual(naive.refund(index, command.percent));
      return await real.clock.snapToHours();
    }
    case "rivals":
      await race(command.rivals, naive, real);
      return await real.clock.snapToHours();
    default: {
      const copies = "twins" in command.request ? command.request.twins : 1;
      const counts = countsOf(naive);
      const outcomes = await Promise.all(
        Array.from({ length: copies }, () => ask(real, command, counts)),
      );
      const expected = ask(naive, command, counts);
      for (const outcome of outcomes) expect(outcome).toEqual(expected);
      if (command.kind === "restore") await real.clock.snapToHours();
    }
  }
}
