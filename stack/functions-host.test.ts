import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FunctionsHost, startFunctionsHost } from "./functions-host.ts";
import { isAlive } from "./processes/process-identity.ts";
import { repositoryDirectory } from "./repository.ts";

const mirror = `
import { z } from "zod";
export default {
  fetch: async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/mirror/die") Deno.exit(3);
    const body = z.string().parse(await request.text());
    return Response.json({ pid: Deno.pid, pathname, body, environment: Deno.env.toObject() });
  },
};`;

let project: string;
let host: FunctionsHost;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "functions-host-test-"));
  await symlink(join(repositoryDirectory, "node_modules"), join(project, "node_modules"));
  await writeFunction("mirror", mirror);
  await mkdir(join(project, "supabase", "functions", "_shared"), { recursive: true });
  process.env["NOT_FOR_FUNCTIONS"] = "secret";
  host = await startFunctionsHost({ projectDirectory: project, environment: { GREETING: "hi" } });
});

afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await rm(project, { recursive: true, force: true });
});

async function writeFunction(name: string, source: string): Promise<void> {
  const directory = join(project, "supabase", "functions", name);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, "index.ts"), source);
  await writeFile(join(directory, "deno.json"), '{"lock":false,"imports":{"zod":"npm:zod@4.6.7"}}');
}

async function callMirror(path = "", body = "") {
  const answer = await fetch(`http://127.0.0.1:${host.portOf("mirror")}/mirror${path}`, {
    method: "POST",
    body,
  });
  return await answer.json();
}

test("folders with an index.ts are served and shared code is not", () => {
  expect(host.names).toEqual(["mirror"]);
  expect(host.portOf("_shared")).toBeNull();
});

test("a function resolves npm packages and sees its own variables but not ours", async () => {
  const { pathname, body, environment } = await callMirror("/x", "hello");
  expect({ pathname, body }).toEqual({ pathname: "/mirror/x", body: "hello" });
  expect(environment["GREETING"]).toBe("hi");
  expect(environment["NOT_FOR_FUNCTIONS"]).toBeUndefined();
});

test("a process that dies is replaced, and the gateway can tell meanwhile", async () => {
  const { pid } = await callMirror();
  await callMirror("/die").catch(() => undefined);
  const seen = new Set<unknown>();
  for (let round = 0; round < 500; round++) {
    const port = host.portOf("mirror");
    seen.add(typeof port);
    if (typeof port === "number" && seen.has("string")) break;
    await sleep(10);
  }
  expect((await callMirror()).pid).not.toBe(pid);
  expect(isAlive(pid)).toBe(false);
});

test("a function that cannot boot fails the start with what it printed", async () => {
  await writeFunction("broken", 'throw new Error("STRIPE_SECRET_KEY is missing");');
  const start = startFunctionsHost({ projectDirectory: project, environment: {} });
  await expect(start).rejects.toThrow(
    /Cannot start function broken[^]*STRIPE_SECRET_KEY is missing/,
  );
});
