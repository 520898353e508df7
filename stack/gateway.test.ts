import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Gateway, startGateway } from "./gateway.ts";
import { freePort } from "./free-port.ts";

// A function that says what reached it, byte for byte.
const echo = createServer((incoming, outgoing) => {
  const hash = createHash("sha256");
  let bytes = 0;
  incoming.on("data", (chunk: Buffer) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  incoming.on("end", () => {
    const { method, url, headers } = incoming;
    outgoing.writeHead(201, { "content-type": "application/json", "x-answer": "yes" });
    outgoing.end(JSON.stringify({ method, url, headers, bytes, sha256: hash.digest("hex") }));
  });
});

let gateway: Gateway;

beforeAll(async () => {
  await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
  const deadPort = await freePort();
  const ports = new Map<string, number | "restarting">([
    ["echo", portOf(echo.address())],
    ["waiting", "restarting"],
    ["dead", deadPort],
  ]);
  gateway = await startGateway({
    port: 0,
    dataApi: { fetch: (request) => Promise.resolve(new Response(new URL(request.url).pathname)) },
    functions: { portOf: (name) => ports.get(name) ?? null },
  });
});

afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
  echo.close();
});

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("Not listening");
  return address.port;
}

test("a body reaches the function byte for byte, whatever the bytes are", async () => {
  const body = new Uint8Array(3_000_000).map((_, index) => (index * 31) % 256);
  const answer = await fetch(`${gateway.url}/functions/v1/echo/hook?a=1%20b`, {
    method: "POST",
    body,
    headers: { "stripe-signature": "t=1,v1=abc", "content-type": "application/json" },
  });
  expect(answer.status).toBe(201);
  expect(answer.headers.get("x-answer")).toBe("yes");
  expect(await answer.json()).toMatchObject({
    method: "POST",
    url: "/echo/hook?a=1%20b",
    bytes: body.length,
    sha256: createHash("sha256").update(body).digest("hex"),
    headers: { "stripe-signature": "t=1,v1=abc", "content-length": String(body.length) },
  });
});

test("a body without a length is passed on in chunks", async () => {
  const body = new Blob(['{ "spaced" :  1 }', "\n", "é"]).stream();
  const init = { method: "POST", body, duplex: "half" } as const;
  const answer = await fetch(`${gateway.url}/functions/v1/echo`, init);
  const expected = createHash("sha256").update('{ "spaced" :  1 }\né').digest("hex");
  expect(await answer.json()).toMatchObject({ url: "/echo", sha256: expected });
});

test("the caller's address is the socket's, not what a header claims", async () => {
  const answer = await fetch(`${gateway.url}/functions/v1/echo`, {
    headers: { "x-forwarded-for": "8.8.8.8", forwarded: "for=8.8.8.8" },
  });
  const { headers } = await answer.json();
  expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
  expect(headers["forwarded"]).toBeUndefined();
  expect(headers["host"]).toBe(`127.0.0.1:${gateway.port}`);
});

test("REST and Auth go to the Data API and anything else nowhere", async () => {
  const text = async (path: string) => {
    const answer = await fetch(`${gateway.url}${path}`);
    return [answer.status, await answer.text()];
  };
  expect(await text("/rest/v1/tenants?select=*")).toEqual([200, "/rest/v1/tenants"]);
  expect(await text("/auth/v1/user")).toEqual([200, "/auth/v1/user"]);
  expect((await text("/rest/v10/tenants"))[0]).toBe(404);
  expect((await text("/functions/v1/"))[0]).toBe(404);
  expect((await text("/"))[0]).toBe(404);
});

test("an unknown function is 404, a restarting or unreachable one 503, all as JSON", async () => {
  const answer = async (name: string) => {
    const reply = await fetch(`${gateway.url}/functions/v1/${name}`, { method: "POST", body: "x" });
    return [reply.status, (await reply.json()).code];
  };
  expect(await answer("nobody")).toEqual([404, "NOT_FOUND"]);
  expect(await answer("waiting")).toEqual([503, "BOOT_ERROR"]);
  expect(await answer("dead")).toEqual([503, "BOOT_ERROR"]);
});

test("a port that is taken is an error that names it", async () => {
  const taken = startGateway({
    port: gateway.port,
    dataApi: { fetch: () => Promise.resolve(new Response()) },
    functions: { portOf: () => null },
  });
  await expect(taken).rejects.toThrow(`Cannot listen on port ${gateway.port}`);
});
