import { expect, test } from "vitest";
import { createLog } from "./log.ts";

function record() {
  const lines: string[] = [];
  return { lines, log: createLog((line) => lines.push(line), () => new Date(0)) };
}

test("one call is one line of JSON with time, level and event", () => {
  const { lines, log } = record();
  log("alert", "event_quarantined", { event_id: "evt_1", reason: "livemode_mismatch" });

  expect(lines).toEqual([
    '{"time":"1970-01-01T00:00:00.000Z","level":"alert","event":"event_quarantined",' +
    '"reason":"livemode_mismatch","event_id":"evt_1"}',
  ]);
});

test("a field outside the list is dropped, whoever passes it", () => {
  const { lines, log } = record();
  const fields = { event_id: "evt_1", email: "owner@alpenblick.example", payload: "{}" };
  log("info", "request", fields);

  expect(JSON.parse(lines[0] ?? "")).toEqual({
    time: "1970-01-01T00:00:00.000Z",
    level: "info",
    event: "request",
    event_id: "evt_1",
  });
});

test("a secret in somebody else's message is hidden", () => {
  const { lines, log } = record();
  log("error", "request_failed", { message: "Invalid API Key provided: sk_test_51Habc" });

  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    message: "Invalid API Key provided: [redacted]",
  });
});

test("a line break in a message does not make a second line", () => {
  const { lines, log } = record();
  log("error", "request_failed", { message: 'x\n{"level":"info"}' });

  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain("\n");
});

test("an undefined field is absent, a zero is not", () => {
  const { lines, log } = record();
  log("info", "request", { duration_ms: 0 });

  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ duration_ms: 0 });
  expect(lines[0]).not.toContain("status");
});
