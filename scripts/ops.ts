/**
 * npm run ops -- quarantine list [--all] | show ID | retry ID | resolve ID --reason TEXT --by NAME
 * npm run ops -- reconcile run [--dry-run] | list | show ID
 * npm run ops -- freeze list [--all] | lift CAUSE_ID --tenant ID --reason TEXT --by NAME
 *
 * What a person decides, with the functions' own environment variables and code; without SUPABASE_URL
 * the stack that `npm start` runs. Exit code 0 when done, 1 when refused, 2 when misused.
 */
import { parseArgs } from "node:util";
import { CreditError } from "../supabase/functions/_shared/credits/credit-error.ts";
import { freezeCommand } from "./ops/freeze-command.ts";
import { Misuse } from "./ops/misuse.ts";
import { openOperations } from "./ops/open-operations.ts";
import { quarantineCommand } from "./ops/quarantine-command.ts";
import { reconcileCommand } from "./ops/reconcile-command.ts";

const COMMANDS = {
  quarantine: quarantineCommand,
  freeze: freezeCommand,
  reconcile: reconcileCommand,
} as const;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
      reason: { type: "string" },
      by: { type: "string" },
      tenant: { type: "string" },
    },
  });
  const [topic, verb, id] = positionals;
  if (topic !== "quarantine" && topic !== "freeze" && topic !== "reconcile") {
    throw new Misuse("Cannot tell what to do: begin with quarantine, freeze or reconcile");
  }
  const operations = await openOperations(process.env);
  const answer = await COMMANDS[topic](operations, verb, id, values);
  if (Array.isArray(answer) && answer.length > 0) console.table(answer);
  else console.log(Array.isArray(answer) ? "Nothing" : JSON.stringify(answer, null, 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof CreditError) console.error(error.hint);
  process.exitCode = error instanceof CreditError ? 1 : 2;
}
