import fc from "fast-check";

/** Few enough that reuse for other requests happens by itself, and enough that it is the exception. */
const key = fc.integer({ min: 1, max: 60 }).map((n) => `key ${n}`);
/** Which grant, hold or spending, from the latest back; it may not exist, or be over. */
const index = fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4, 5);
const amount = fc.integer({ min: 1, max: 25 });
const part = fc.option(fc.integer({ min: 1, max: 20 }), { nil: null });
/** For the member who may have a budget, or for nobody. */
const forMember = fc.boolean();
/** Most requests come alone; some come four times at the same moment. */
const twins = fc.constantFrom(1, 1, 1, 4);

/** Keyed writes of every kind, as often as they are to happen, under one of these keys. */
function writesUnder(key: fc.Arbitrary<string>) {
  const writes = {
    topup: fc.record({
      key,
      amount: fc.integer({ min: 1, max: 30 }),
      priority: fc.constantFrom(10, 50),
      hours: fc.constantFrom(null, 1, 2, 5),
    }),
    deduct: fc.record({ key, amount, forMember, twins }),
    hold: fc.record({ key, amount, hours: fc.integer({ min: 1, max: 4 }), forMember, twins }),
    capture: fc.record({ key, index, amount: part, twins }),
    release: fc.record({ key, index, twins }),
    adjust: fc.record({ key, amount: fc.integer({ min: -20, max: 20 }).filter((n) => n !== 0) }),
    restore: fc.record({ key, index, amount: part, twins }),
    reverse: fc.record({ key, index, amount: fc.integer({ min: 1, max: 30 }), twins }),
  };
  const write = <Kind extends keyof typeof writes>(kind: Kind) =>
    fc.record({ kind: fc.constant(kind), request: writes[kind] });
  return fc.oneof(
    { weight: 6, arbitrary: write("topup") },
    { weight: 6, arbitrary: write("deduct") },
    { weight: 5, arbitrary: write("hold") },
    { weight: 4, arbitrary: write("capture") },
    { weight: 3, arbitrary: write("release") },
    { weight: 2, arbitrary: write("adjust") },
    { weight: 3, arbitrary: write("restore") },
    { weight: 2, arbitrary: write("reverse") },
  );
}

const happens = <Kind extends string>(kind: Kind) => ({ kind: fc.constant(kind) });

/** One thing that happens to both ledgers. */
export const command = fc.oneof(
  { weight: 31, arbitrary: writesUnder(key) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...happens("refund"),
      index,
      percent: fc.constantFrom(0, 0, 33, 50, 100),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ ...happens("advance"), hours: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record(happens("sweep")) },
  {
    weight: 5,
    arbitrary: fc.record({
      ...happens("batch"),
      items: fc.array(fc.record({ key, amount, forMember }), { minLength: 1, maxLength: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ ...happens("limit"), credits: fc.constantFrom(null, 0, 10, 30, 60) }),
  },
  // Two requests that want the same key at the same moment.
  {
    weight: 3,
    arbitrary: fc.record({
      ...happens("rivals"),
      rivals: key.chain((wanted) => {
        const rival = writesUnder(fc.constant(wanted));
        return fc.tuple(rival, rival);
      }),
    }),
  },
);

export type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;
export type Write = Extract<Command, { request: unknown }>;
