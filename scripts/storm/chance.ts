/** A source of chance that a seed decides; every call moves it on. */
export type Chance = {
  /** True so often out of a hundred times. */
  percent(share: number): boolean;
  /** A whole number from the first to the last, both included. */
  between(first: number, last: number): number;
  pick<const Item>(items: readonly [Item, ...Item[]]): Item;
};

/** The same seed, the same chances (the mulberry32 generator: small, and good enough for weather). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (first: number, last: number) => first + Math.floor(next() * (last - first + 1));
  return {
    percent: (share) => next() * 100 < share,
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
  };
}
