import { readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { repositoryDirectory } from "../../stack/repository.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;

beforeAll(async () => {
  stack = await createTestStack();
});

/** Every edge function of the repository, the ones to come as well. */
const FUNCTIONS = readdirSync(join(repositoryDirectory, "supabase/functions"))
  .filter((name) => !name.startsWith("_"));
/** Those that no page may call: Stripe, services and the scheduler do. */
const NOT_FOR_PEOPLE = [
  "credit-webhook",
  "credit-preflight",
  "credit-reconcile",
  "credit-notify",
  "credit-auto-topup",
  "credit-auto-topup",
];

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${stack.url}/functions/v1/${path}`, init);

/** A body whose length nobody announces; answers with the status. */
function postChunked(path: string, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${stack.url}/functions/v1/${path}`, {
      method: "POST",
      agent: false,
      headers: {
        "transfer-encoding": "chunked",
        apikey: stack.secretKey,
        "stripe-signature": "t=1,v1=0",
      },
    });
    sent.once("error", reject);
    sent.once("response", (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    });
    sent.end("x".repeat(bytes));
  });
}

describe("every answer of every function", () => {
  it.each(FUNCTIONS)(
    "of %s says that it is data: not to be run, framed, kept or guessed at",
    async (name) => {
      const origin = new URL(stack.dashboardUrl).origin;
      const preflight = { origin, "access-control-request-method": "POST" };
      const replies = {
        health: await call(`${name}/health`),
        unauthenticated: await call(name, { method: "POST", body: "{}" }),
        unknownRoute: await call(`${name}/nowhere`),
        unknownMethod: await call(name, { method: "DELETE" }),
        tooLarge: await call(name, { method: "POST", body: "x".repeat(1_100_000) }),
        preflight: await call(name, { method: "OPTIONS", headers: preflight }),
      };
      for (const [what, { status, headers }] of Object.entries(replies)) {
        expect({ what, ...Object.fromEntries(headers) }).toMatchObject({
          what,
          "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
          "x-frame-options": "SAMEORIGIN",
          "referrer-policy": "no-referrer",
          "strict-transport-security": expect.stringContaining("max-age="),
        });
        expect(headers.has("x-powered-by")).toBe(false);
        if (status !== 204) expect(headers.get("content-type")).toContain("application/json");
      }
      const { health, unknownRoute, unknownMethod, tooLarge } = replies;
      expect([health, unknownRoute, unknownMethod, tooLarge].map(({ status }) => status))
        .toEqual([200, 404, 404, 413]);
    },
  );
});

describe("pages of other origins", () => {
  it.each(FUNCTIONS)("may not call %s; its own page may where people call", async (name) => {
    const allowed = async (origin: string) => {
      const { headers } = await call(name, {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST" },
      });
      expect(headers.get("access-control-allow-credentials")).toBeNull();
      return headers.get("access-control-allow-origin");
    };
    const own = new URL(stack.dashboardUrl).origin;

    expect(await allowed(own)).toBe(NOT_FOR_PEOPLE.includes(name) ? null : own);
    for (const origin of ["https://evil.example", `${own}.evil.example`, "null", "*"]) {
      expect(await allowed(origin)).toBeNull();
    }
  });
});

it("a body that does not announce its length is bounded as well", async () => {
  expect(await postChunked("credit-preflight", 20_000)).toBe(413);
  expect(await postChunked("credit-webhook", 1_100_000)).toBe(413);
});

it("a secret key is taken whole and exact, and nothing that resembles it", async () => {
  const key = stack.secretKey;
  const ask = async (apikey: string) =>
    (await call("credit-preflight", { method: "POST", headers: { apikey }, body: "{}" })).status;
  expect(await ask(key)).toBe(400);
  for (
    const near of [key.slice(0, -1), `${key}x`, key.toUpperCase(), `${key},${key}`, "undefined"]
  ) {
    expect(await ask(near), "a key that is nearly right").toBe(401);
  }
});
