import { expect, test } from "vitest";
import { latenciesAfter } from "./pgbench-log.ts";

const LOG = [
  "0 1 900000 0 1000 900000",
  "1 1 400000 0 1000 500000",
  "1 2 600000 0 1001 100000",
  "0 2 250 0 1001 100250",
].join("\n") + "\n";

test("counts what ended after the warm-up, which begins with the first transaction", () => {
  expect([...latenciesAfter(1, LOG)]).toEqual([600, 0.25]);
});

test("without a warm-up everything counts", () => {
  expect([...latenciesAfter(0, LOG)]).toEqual([900, 400, 600, 0.25]);
});
