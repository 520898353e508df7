import { expect, test } from "vitest";
import { redact } from "./redact.ts";

test.each([
  "sk_test_51Habc",
  "Invalid API Key provided: rk_live_********abcd",
  "whsec_0123456789abcdef",
  "sb_secret_abc-DEF_123",
  "pi_3abc_secret_XyZ",
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
  "Bearer abc.def",
  "t=1,v1=5bdcc146bf60754e6a042426089575c7",
  "postgres://postgres:hunter2@127.0.0.1/db",
  'invalid input syntax for type uuid: "owner@alpenblick.example"',
])("hides what is in %j", (text) => {
  const hidden = redact(`before ${text} after`);

  expect(hidden).toContain("[redacted]");
  expect(hidden).toMatch(/^before .* after$/);
  expect(hidden).not.toMatch(/51Habc|abcd|0123456789|DEF_123|XyZ|c2ln|abc\.def|5bdc|hunter2|owner/);
});

test.each([
  "No such checkout session: cs_test_a1b2c3",
  "evt_1ABC checkout.session.completed 11111111-1111-4111-8111-111111111111",
  "Cannot spend 5 credits: 2 available",
  "duplicate key value violates unique constraint",
])("leaves %j as it is", (text) => {
  expect(redact(text)).toBe(text);
});

test("cuts what is too long to be a message", () => {
  expect(redact("x".repeat(10_000))).toHaveLength(501);
});
