import type { Sample } from "./driver.ts";

/** What one round of a cell did. */
export type Summary = {
  transactions_per_second: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
};

/** Throughput and latency percentiles of one sample. */
export function summarise({ latencies, seconds }: Sample): Summary {
  const sorted = latencies.toSorted();
  return {
    transactions_per_second: latencies.length / seconds,
    p50_ms: percentile(sorted, 0.5),
    p95_ms: percentile(sorted, 0.95),
    p99_ms: percentile(sorted, 0.99),
  };
}

/** The middle of several rounds, each figure by itself. */
export function middleOf(rounds: readonly Summary[]): Summary {
  const middle = (field: keyof Summary) => median(rounds.map((round) => round[field]));
  return {
    transactions_per_second: middle("transactions_per_second"),
    p50_ms: middle("p50_ms"),
    p95_ms: middle("p95_ms"),
    p99_ms: middle("p99_ms"),
  };
}

/** The middle value; of an even number of values, the lower middle one; NaN of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/** The smallest value that is not below this share of the sorted ones; NaN of none. */
function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? Number.NaN;
}
