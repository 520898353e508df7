/**
 * npm run bench:load [-- --entries N] [-- --tenants N] [-- --quick]
 *
 * What a long history costs: two databases on one server, one with five million entries and one
 * with the opening topups alone, the same tenants and the same load, in alternating rounds. Proves
 * the books at the end. docs/performance.md explains the method.
 */
import { parseArgs } from "node:util";
import { z } from "zod";
import { startBenchServer } from "./bench-server.ts";
import type { Driver } from "./driver.ts";
import {
  booksOfBeginners,
  booksOfYears,
  formatHistory,
  HISTORY_CELLS,
  type HistoryCell,
  historyRequirement,
} from "./history-cost.ts";
import { measureRounds } from "./measure-rounds.ts";
import { brokenRules, prepareBench, settleDown } from "./prepare.ts";
import { startProgress } from "./progress.ts";
import { formatRequirements } from "./requirements.ts";

const { entries, tenants, quick } = z.object({
  entries: z.coerce.number().int().min(100).default(5_000_000),
  tenants: z.coerce.number().int().min(2).default(100_000),
  quick: z.boolean().default(false),
}).parse(
  parseArgs({
    options: {
      entries: { type: "string" },
      tenants: { type: "string" },
      quick: { type: "boolean" },
    },
  }).values,
);
const plan = quick
  ? { rounds: 1, warmUpSeconds: 0, seconds: 1, tenants }
  : { rounds: 5, warmUpSeconds: 1, seconds: 3, tenants };
const note = startProgress();

await using server = await startBenchServer(note);
const places = [
  { place: "no history" as const, name: "beginners", books: booksOfBeginners(tenants) },
  { place: "history" as const, name: "years", books: booksOfYears({ entries, tenants }) },
];
const databases: { place: HistoryCell["place"]; databaseUrl: string; driver: Driver }[] = [];
for (const { place, name, books } of places) {
  note(`Loading the database with ${place}`);
  const databaseUrl = await server.createDatabase(name);
  await prepareBench(databaseUrl, { tenants, books, note });
  await settleDown(databaseUrl);
  databases.push({ place, databaseUrl, driver: await server.driverFor(databaseUrl) });
}

note(`Measuring with ${databases[0]?.driver.name}`);
const placed = HISTORY_CELLS.flatMap((cell) => databases.map((one) => ({ cell, ...one })));
const measured = await measureRounds(
  () => Promise.resolve(placed),
  plan,
  note,
);
console.log(
  `${formatHistory(measured)}\n\n${formatRequirements([historyRequirement(measured)])}\n`,
);

for (const { place, databaseUrl } of databases) {
  note(`Proving the books of the database with ${place}`);
  const startedAt = performance.now();
  const broken = await brokenRules(databaseUrl);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${place}: credits.verify() took ${seconds} s and is ` +
      (broken.length === 0 ? "empty" : `not empty:\n${broken.join("\n")}`),
  );
  if (broken.length > 0) process.exitCode = 1;
}
note("Done");
