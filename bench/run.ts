/**
 * npm run bench [-- --quick] [-- --json FILE]
 *
 * Measures every RPC of the ledger under several loads against the bound in the same run, prints a
 * table and what is required of it. docs/performance.md explains the method.
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { startBenchServer } from "./bench-server.ts";
import { FULL_CELLS, QUICK_CELLS, visitsOf } from "./cells.ts";
import { measureRounds } from "./measure-rounds.ts";
import { brokenRules, countLostDebits, poolsOf, prepareBench } from "./prepare.ts";
import { startProgress } from "./progress.ts";
import { formatRequirements, judge } from "./requirements.ts";
import { formatResults, resultsOf } from "./results.ts";

const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, json: { type: "string" } },
});
const plan = values.quick
  ? { rounds: 1, warmUpSeconds: 0, seconds: 1, tenants: 500 }
  : { rounds: 3, warmUpSeconds: 1, seconds: 2, tenants: 5_000 };

const note = startProgress();

await using server = await startBenchServer(note);
const databaseUrl = await server.createDatabase("bench");
await prepareBench(databaseUrl, { tenants: plan.tenants, books: poolsOf(plan.tenants), note });
const driver = await server.driverFor(databaseUrl);
note(`Measuring with ${driver.name}`);

const cells = (values.quick ? QUICK_CELLS : FULL_CELLS).map((cell) => ({ cell, driver }));
const results = resultsOf(await measureRounds(visitsOf(cells), plan, note));
if (values.json !== undefined) await writeFile(values.json, JSON.stringify({ results }, null, 2));

console.log(`${formatResults(results)}\n\n${formatRequirements(judge(results))}\n`);
console.log(`naive lost ${await countLostDebits(databaseUrl)} debits; the ledger lost none:`);
const broken = await brokenRules(databaseUrl);
console.log(broken.length === 0 ? "credits.verify() is empty" : broken.join("\n"));
if (broken.length > 0) process.exitCode = 1;
note("Done");
