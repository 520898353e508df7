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
import { brokenRules, countLostDebits, poolsOf, prepareBench, settleDown } from "./prepare.ts";
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
const template = "prepared";
await prepareBench(await server.createDatabase(template), {
  tenants: plan.tenants,
  books: poolsOf(plan.tenants),
  note,
});

const databaseUrls: string[] = [];
/** Where a round measures: the books as they were prepared, without what the rounds before wrote. */
async function placedIn(round: number) {
  const databaseUrl = await server.createDatabase(`round_${round}`, { template });
  databaseUrls.push(databaseUrl);
  await settleDown(databaseUrl);
  const driver = await server.driverFor(databaseUrl);
  note(`Measuring with ${driver.name}`);
  return visitsOf((values.quick ? QUICK_CELLS : FULL_CELLS).map((cell) => ({ cell, driver })));
}
const results = resultsOf(await measureRounds(placedIn, plan, note));
if (values.json !== undefined) await writeFile(values.json, JSON.stringify({ results }, null, 2));

console.log(`${formatResults(results)}\n\n${formatRequirements(judge(results))}\n`);
let lostDebits = 0;
const broken: string[] = [];
for (const [index, databaseUrl] of databaseUrls.entries()) {
  note(`Proving the books of round ${index + 1}`);
  lostDebits += await countLostDebits(databaseUrl);
  broken.push(...await brokenRules(databaseUrl));
}
console.log(`naive lost ${lostDebits} debits; the ledger lost none:`);
console.log(broken.length === 0 ? "credits.verify() is empty" : broken.join("\n"));
if (broken.length > 0) process.exitCode = 1;
note("Done");
