import { join } from "node:path";
import { parseFlags, parsePort } from "./command-line.ts";
import { createStack } from "./create-stack.ts";
import { buyForDemo, fillDemo } from "./fill-demo.ts";
import { interruption, untilAborted } from "./interruption.ts";
import { isRoutine } from "./is-routine.ts";
import { loadEnvFile } from "./load-env-file.ts";
import { repositoryDirectory } from "./repository.ts";
import { resetDataDirectory } from "./reset-data-directory.ts";
import { announceRunningStack } from "./running-stack.ts";
import { createStepPrinter, painter } from "./step-printer.ts";
import { stripeAccountFrom } from "./stripe-account.ts";
import { summaryOf } from "./summary.ts";

const dataDirectory = join(repositoryDirectory, ".tenant-credits");
const paint = painter(process.stdout);
const print = (line: string) => void process.stdout.write(`${line}\n`);

async function main(signal: AbortSignal): Promise<void> {
  loadEnvFile();
  const flags = parseFlags(process.argv.slice(2), {
    port: { type: "string" },
    reset: { type: "boolean", default: false },
    ephemeral: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
  });
  const port = parsePort(flags.port);
  const steps = createStepPrinter(process.stdout, Date.now);
  print(`\n  ${paint(1, "tenant-credits")}\n`);
  if (flags.reset) {
    steps.begin("Removing the old data");
    await resetDataDirectory(dataDirectory);
  }
  const stack = await createStack({
    port,
    ports: "default",
    dataDirectory: flags.ephemeral ? undefined : dataDirectory,
    dashboard: true,
    schedule: true,
    stripe: stripeAccountFrom(process.env),
    onStep: steps.begin,
    // The summary is what people look for: it stays in sight while all goes well.
    log: (line) => flags.verbose || !isRoutine(line) ? print(paint(2, line)) : undefined,
    signal,
  });
  steps.begin("Giving the demo a past");
  const isNewDemo = await fillDemo(stack);
  steps.end();
  const withdraw = flags.ephemeral ? null : await announceRunningStack(stack);
  for (const line of summaryOf(stack, { requestedPort: port, paint })) print(line);
  // Functions start slowly and nobody has to wait for these: the first purchases come by themselves.
  if (isNewDemo) {
    buyForDemo(stack).catch((error: unknown) => {
      if (!signal.aborted) print(paint(2, String(error)));
    });
  }
  await untilAborted(signal);
  print("");
  steps.begin("Stopping");
  await withdraw?.();
  await stack[Symbol.asyncDispose]();
  steps.end();
}

const signal = interruption();
try {
  await main(signal);
  process.exit(0);
} catch (error) {
  if (signal.aborted) process.exit(0);
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`\n\n  ${painter(process.stderr)(31, message)}\n`);
  process.exit(1);
}
