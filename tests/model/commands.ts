import fc from "fast-check";
import { expect } from "vitest";
import type { DatabaseLedger } from "./database-ledger.ts";
import type { NaiveLedger } from "./naive-ledger.ts";

/** Few keys, so that repetitions and reuse for other requests happen by themselves. */
const key = fc.integer({ min: 1, max: 16 }).map((n) => `key ${n}`);
/** Which grant, hold or spending; the last ones often do not exist. */
const index = fc.integer({ min: 0, max: 5 });
const amount = fc.integer({ min: 1, max: 25 });
const part = fc.option(fc.integer({ min: 1, max: 20 }), { nil: null });
/** Most requests come alone; some come four times at the same moment. */
const twins = fc.constantFrom(1, 1, 1, 4);

const writes = {
  topup: fc.record({
    key,
    amount: fc.integer({ min: 1, max: 30 }),
    priority: fc.constantFrom(10, 50),
    hours: fc.constantFrom(null, 1, 2, 5),
  }),
  deduct: fc.record({ key, amount, twins }),
  hold: fc.record({ key, amount, hours: fc.integer({ min: 1, max: 4 }), twins }),
  capture: fc.record({ key, index, amount: part, twins }),
  release: fc.record({ key, index, twins }),
  adjust: fc.record({ key, amount: fc.integer({ min: -20, max: 20 }).filter((n) => n !== 0) }),
  restore: fc.record({ key, index, amount: part, twins }),
  reverse: fc.record({ key, index, amount: fc.integer({ min: 1, max: 30 }), twins }),
  /** Of few grants, so that one often goes back and comes back in parts. */
  refund: fc.record({
    index: fc.nat({ max: 2 }),
    percent: fc.constantFrom(0, 25, 50, 75, 100),
  }),
};

const write = <Kind extends keyof typeof writes>(kind: Kind) =>
  fc.record({ kind: fc.constant(kind), request: writes[kind] });

/** One thing that happens to both ledgers. */
export const command = fc.oneof(
  { weight: 6, arbitrary: write("topup") },
  { weight: 6, arbitrary: write("deduct") },
  { weight: 5, arbitrary: write("hold") },
  { weight: 4, arbitrary: write("capture") },
  { weight: 3, arbitrary: write("release") },
  { weight: 2, arbitrary: write("adjust") },
  { weight: 3, arbitrary: write("restore") },
  { weight: 2, arbitrary: write("reverse") },
  { weight: 8, arbitrary: write("refund") },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("advance" as const),
      hours: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("sweep" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("batch" as const),
      items: fc.array(fc.record({ key, amount }), { minLength: 1, maxLength: 6 }),
    }),
  },
);

export type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

/** Does the same to either ledger, which understand the same requests. */
function ask<Ledger extends NaiveLedger | DatabaseLedger>(
  ledger: Ledger,
  command: Exclude<Command, { kind: "advance" | "sweep" | "batch" }>,
) {
  const { kind, request } = command;
  switch (kind) {
    case "topup":
      return ledger.topup(request.key, request.amount, request.priority, request.hours);
    case "deduct":
      return ledger.deduct(request.key, request.amount);
    case "hold":
      return ledger.hold(request.key, request.amount, request.hours);
    case "capture":
      return ledger.capture(request.key, request.index, request.amount);
    case "release":
      return ledger.release(request.key, request.index);
    case "adjust":
      return ledger.adjust(request.key, request.amount);
    case "restore":
      return ledger.restore(request.key, request.index, request.amount);
    case "reverse":
      return ledger.reverse(request.key, request.index, request.amount);
    case "refund":
      return ledger.refund(request.index, request.percent);
    default:
      return kind satisfies never;
  }
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
    default: {
      const copies = "twins" in command.request ? command.request.twins : 1;
      const outcomes = await Promise.all(Array.from({ length: copies }, () => ask(real, command)));
      const expected = ask(naive, command);
      for (const outcome of outcomes) expect(outcome).toEqual(expected);
      if (command.kind === "restore" || command.kind === "refund") await real.clock.snapToHours();
    }
  }
}
