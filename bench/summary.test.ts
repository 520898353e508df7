import { expect, test } from "vitest";
import { median, middleOf, summarise } from "./summary.ts";

test("percentiles are latencies that occurred, whatever their order", () => {
  const latencies = Float64Array.from({ length: 200 }, (_, index) => 200 - index);

  expect(summarise({ latencies, seconds: 4 })).toEqual({
    transactions_per_second: 50,
    p50_ms: 100,
    p95_ms: 190,
    p99_ms: 198,
  });
});

test("one latency is every percentile", () => {
  expect(summarise({ latencies: Float64Array.of(7), seconds: 1 })).toEqual({
    transactions_per_second: 1,
    p50_ms: 7,
    p95_ms: 7,
    p99_ms: 7,
  });
});

test("no latency is no number", () => {
  expect(summarise({ latencies: Float64Array.of(), seconds: 1 }).p99_ms).toBeNaN();
});

test("the median sorts numbers as numbers", () => {
  expect([median([10, 9, 1]), median([4, 3, 2, 1]), median([])]).toEqual([9, 2, Number.NaN]);
});

test("each figure of a cell is the median of its own rounds", () => {
  const round = (transactions_per_second: number, latency: number) => ({
    transactions_per_second,
    p50_ms: latency,
    p95_ms: latency * 2,
    p99_ms: latency * 3,
  });

  expect(middleOf([round(1, 9), round(100, 8), round(10, 1)])).toEqual({
    transactions_per_second: 10,
    p50_ms: 8,
    p95_ms: 16,
    p99_ms: 24,
  });
});
