import { expect, test } from "vitest";
import { rateLimits } from "./credits/rate-limits.ts";
import { createLog } from "./log.ts";
import { createRateGate } from "./rate-gate.ts";
import { createMemoryLedger } from "./testing/memory-ledger.ts";

function openGate() {
  const { ledger, requests } = createMemoryLedger();
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line), () => new Date(0));
  const limits = rateLimits.parse({ billing: { everyone: 40 } });
  return { gate: createRateGate({ ledger, limits, log }), requests, lines };
}

const change = (user: string, tenant: string) => ({
  ...{ scope: "settings", rule: "sensitive" } as const,
  subjects: { user, tenant, address: "a", everyone: "all" },
  fields: { request_id: "r" },
});

test("a sensitive operation passes five times an hour and user, ten times a tenant", async () => {
  const { gate } = openGate();
  for (const user of ["u1", "u2"]) {
    for (let time = 1; time <= 5; time++) await gate(change(user, "t"));
    await expect(gate(change(user, "t"))).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterSeconds: 3600,
    });
  }

  await expect(gate(change("u3", "t"))).rejects.toMatchObject({ code: "rate_limited" });
  await gate(change("u3", "another tenant"));
});

test("what one subject is refused counts against no other", async () => {
  const { gate, requests } = openGate();
  for (let time = 1; time <= 50; time++) await gate(change("u", "t")).catch(() => null);

  expect(requests.get("settings everyone")).toBe(5);
  expect(requests.get("settings tenant:t")).toBe(5);
});

test("the log says which kind of subject was full, never which one, and warns when all are refused", async () => {
  const { gate, lines } = openGate();
  for (let time = 1; time <= 41; time++) {
    const subjects = { user: `user ${time}`, everyone: "all" };
    await gate({ scope: "checkout", rule: "billing", subjects, fields: {} }).catch(() => null);
  }
  for (let time = 1; time <= 6; time++) await gate(change("u", "t")).catch(() => null);

  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { time: new Date(0).toISOString(), level: "warn", event: "rate_limited", reason: "everyone" },
    {
      ...{ time: new Date(0).toISOString(), level: "info", event: "rate_limited" },
      ...{ request_id: "r", reason: "user" },
    },
  ]);
});
