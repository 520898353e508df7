/**
 * The latencies in milliseconds of the transactions that ended after the warm-up, from pgbench's log:
 * client, number, latency in microseconds, script, and the end in seconds and microseconds.
 */
export function latenciesAfter(warmUpSeconds: number, log: string): Float64Array {
  const lines = log.trimEnd().split("\n").map((line) => line.split(" ").map(Number));
  const transactions = lines.map(([, , latency = 0, , seconds = 0, rest = 0]) => ({
    latency_ms: latency / 1000,
    ended_ms: seconds * 1000 + rest / 1000,
  }));
  const startedAt = transactions.reduce(
    (first, { ended_ms, latency_ms }) => Math.min(first, ended_ms - latency_ms),
    Infinity,
  );
  return Float64Array.from(
    transactions.filter(({ ended_ms }) => ended_ms >= startedAt + warmUpSeconds * 1000),
    ({ latency_ms }) => latency_ms,
  );
}
