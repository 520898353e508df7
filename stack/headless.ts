import { join } from "node:path";
import { parseFlags, parsePort } from "./command-line.ts";
import { createStack, type Stack } from "./create-stack.ts";
import { interruption, untilAborted } from "./interruption.ts";
import { loadEnvFile } from "./load-env-file.ts";
import { repositoryDirectory } from "./repository.ts";
import { announceRunningStack } from "./running-stack.ts";
import { stripeAccountFrom } from "./stripe-account.ts";

const log = (line: string) => void process.stderr.write(`${line}\n`);

/** The one line a program that started us waits for. */
function announcement(stack: Stack): string {
  return JSON.stringify({
    url: stack.url,
    databaseUrl: stack.databaseUrl,
    publishableKey: stack.publishableKey,
    secretKey: stack.secretKey,
    stripeUrl: stack.stripeUrl,
    webhookSecret: stack.webhookSecret,
    dashboardUrl: stack.dashboardUrl,
    users: stack.demo.users,
    tenants: stack.demo.tenants,
  });
}

async function main(signal: AbortSignal): Promise<void> {
  loadEnvFile();
  const flags = parseFlags(process.argv.slice(2), {
    port: { type: "string" },
    ephemeral: { type: "boolean", default: false },
  });
  const stack = await createStack({
    port: parsePort(flags.port),
    ports: flags.ephemeral ? "any" : "default",
    dataDirectory: flags.ephemeral ? undefined : join(repositoryDirectory, ".tenant-credits"),
    dashboard: true,
    stripe: stripeAccountFrom(process.env),
    onStep: log,
    log,
    signal,
  });
  const withdraw = flags.ephemeral ? null : await announceRunningStack(stack);
  process.stdout.write(`${announcement(stack)}\n`);
  await untilAborted(signal);
  log("Stopping");
  await withdraw?.();
  await stack[Symbol.asyncDispose]();
}

const signal = interruption();
// Standard output carries the announcement and nothing else, whatever a package prints.
console.log = console.error;
try {
  await main(signal);
  process.exit(0);
} catch (error) {
  if (signal.aborted) process.exit(0);
  log(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
