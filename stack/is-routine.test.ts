import { expect, it } from "vitest";
import { isRoutine } from "./is-routine.ts";

it.each([
  'credit-webhook: {"level":"info","event":"request","route":"/credit-webhook","status":200}',
  'credit-webhook: {"level":"info","event":"checkout_applied","outcome":"credited"}',
  "stripe: api POST /v1/customers -> 200",
  "stripe: api POST /v1/customers -> 200 (replayed)",
  "stripe: webhook charge.succeeded evt_1 -> 204",
])("what went well is routine: %s", (line) => {
  expect(isRoutine(line)).toBe(true);
});

it.each([
  'credit-checkout: {"level":"info","event":"request","route":"/credit-checkout","status":402}',
  'credit-webhook: {"level":"warn","event":"rate_limited","reason":"everyone"}',
  'credit-webhook: {"level":"alert","event":"event_quarantined","reason":"unknown_session"}',
  "stripe: api GET /v1/events/evt_1 -> 404",
  "stripe: webhook charge.succeeded evt_1 -> fetch failed",
  "database: 40P01 deadlock detected",
  "credit-webhook: its process died; starting a new one in 100 ms",
])("what was refused or went wrong is not: %s", (line) => {
  expect(isRoutine(line)).toBe(false);
});
