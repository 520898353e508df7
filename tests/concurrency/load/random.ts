/** Random choices that a seed repeats (mulberry32). */
export type Random = {
  /** A whole number from least to most. */
  between: (least: number, most: number) => number;
  /** True once in so many times. */
  onceIn: (times: number) => boolean;
  /** One of these, or undefined when there are none. */
  oneOf: <Item>(items: readonly Item[]) => Item | undefined;
};

/** A generator of its own for each client, so that no client's choices depend on another's speed. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    onceIn: (times) => between(1, times) === 1,
    oneOf: (items) => items[between(0, items.length - 1)],
  };
}
