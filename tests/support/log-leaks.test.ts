import { describe, expect, it } from "vitest";
import { findLeaks } from "./log-leaks.ts";

const CLEAN = [
  'credit-webhook: {"time":"2026-11-21T09:31:39.123Z","level":"info","event":"request","request_id":"1f0c3a52-0a3e-4a8e-9d5e-0c6f4a1f7b55","function":"credit-webhook","method":"POST","route":"/credit-webhook/","status":200,"duration_ms":31}',
  'credit-webhook: {"level":"alert","event":"event_quarantined","event_id":"evt_1TenantCredits","event_type":"checkout.session.completed","reason":"amount_mismatch"}',
  'credit-checkout: {"level":"error","event":"request_failed","message":"No such checkout session","code":"internal"}',
  "credit-checkout: Listening on http://127.0.0.1:40123/",
  "stripe: api POST /v1/checkout/sessions/cs_test_a1b2c3d4e5 -> 200",
  "database: 23505 duplicate key value violates unique constraint",
];

/** What an event looks like from inside; its id is ours to log. */
const EVENT = {
  id: "evt_1TenantCredits",
  type: "checkout.session.completed",
  data: {
    object: {
      id: "cs_test_a1b2c3d4e5",
      customer: "cus_Q1W2E3R4",
      customer_details: { email: "payer@mail.example", name: "Alex Example", phone: "+4930123456" },
      // The hour of the log lines above: no secret, though it stands in both.
      note: "paid at 2026-11-21T09:02:00Z",
      metadata: { tenant_id: "11111111-1111-4111-8111-111111111111" },
    },
  },
};
const guarded = {
  secrets: { "the database's password": "correct-horse" },
  payloads: [EVENT],
  mayAppear: [EVENT.id, EVENT.data.object.metadata.tenant_id],
};

it("lets ordinary lines pass, with ids that may be logged", () => {
  expect(findLeaks(CLEAN, guarded)).toEqual([]);
});

describe("finds what is planted among them:", () => {
  it.each([
    ["a key of Stripe's", "Invalid API Key provided: sk_test_51HabcdEFGH"],
    ["a key of Stripe's", "Invalid API Key provided: rk_live_****************abcd"],
    ["a signing secret", "no secret whsec_0123456789abcdef"],
    ["a key of Supabase's", '{"apikey":"sb_secret_x"}'],
    ["a key of Supabase's", "sb_publishable_x"],
    ["a client secret", "pi_3abc_secret_AbCdEfGhIj"],
    ["an access token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln"],
    ["an authorization header", "authorization: Bearer abcdefgh1234"],
    ["a delivery's signature", `t=1,v1=${"0a".repeat(32)}`],
    ["a password in an address", "postgres://postgres:hunter2@127.0.0.1:5432/db"],
    ["an e-mail address", 'invalid input syntax for type uuid: "owner@alpenblick.example"'],
    ["an event's payload", '{"object":"event","id":"evt_2"}'],
    ["an event's payload", '{\\"object\\":\\"checkout.session\\"}'],
    ["a client's address", "request from 203.0.113.7"],
    ["the database's password", "cannot sign in with correct-horse"],
    ["a piece of a payload", "credit-webhook: customer cus_Q1W2E3R4 is not the tenant's"],
    ["a piece of a payload", "credit-webhook: session cs_test_a1b2c3d4e5"],
    ["a piece of a payload", "credit-webhook: call +4930123456"],
  ])("%s in %j", (leaks, planted) => {
    const lines = [...CLEAN.slice(0, 3), planted, ...CLEAN.slice(3)];
    expect(findLeaks(lines, guarded)).toContainEqual({ leaks, line: 3 });
  });
});
