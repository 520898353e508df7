/**
 * npm run bench [-- --quick] [-- --json FILE]
 *
 * Measures every workload at 1, 8 and 32 connections, on many tenants and on one, against the bound
 * in the same run. Rounds alternate over all cells, so that a slow moment of the machine hits
 * everything; each figure is the median of its rounds.
 */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { startPostgresServer } from "../stack/postgres-server.ts";
import { updateProjectDatabase } from "../stack/project-database.ts";
import type { Load } from "./driver.ts";
import { nodeDriver } from "./node-driver.ts";
import { pgbenchDriver } from "./pgbench-driver.ts";
import { brokenRules, countLostDebits, prepareBench } from "./prepare.ts";
import { formatTable, median, type Result, summarise } from "./result.ts";
import { WORKLOADS } from "./workloads.ts";

const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, json: { type: "string" } },
});
const plan = values.quick
  ? { rounds: 1, seconds: 1, tenants: 1_000 }
  : { rounds: 3, seconds: 3, tenants: 20_000 };

const note = (line: string) => console.error(line);

await using server = await startPostgresServer();
const databaseUrl = await server.createDatabase("bench");
await updateProjectDatabase(databaseUrl, {
  projectDirectory: new URL("..", import.meta.url).pathname,
  onStep: note,
});
note(`Loading ${plan.tenants} tenants`);
await prepareBench(databaseUrl, plan.tenants);

// As the Data API calls: service_role, which must go through the functions for everything.
const asService = `${databaseUrl}&options=-c%20role%3Dservice_role`;
const driver = await pgbenchDriver(asService) ?? nodeDriver(asService);
note(`Measuring with ${driver.name}`);

const cells: Load[] = WORKLOADS.flatMap((workload) =>
  [plan.tenants, 1].flatMap((tenants) =>
    [1, 8, 32].map((clients) => ({ workload, clients, tenants, seconds: plan.seconds }))
  )
);
const summaries = new Map(cells.map((cell) => [cell, new Array<ReturnType<typeof summarise>>()]));
for (let round = 1; round <= plan.rounds; round++) {
  for (const [index, cell] of cells.entries()) {
    note(
      `round ${round}/${plan.rounds}, ${index + 1}/${cells.length}: ${cell.workload.name}, ` +
        `${cell.clients} clients, ${cell.tenants === 1 ? "one tenant" : "many tenants"}`,
    );
    summaries.get(cell)?.push(summarise(await driver.run(cell)));
  }
}

const medianOf = (cell: Load, field: keyof ReturnType<typeof summarise>) =>
  median((summaries.get(cell) ?? []).map((summary) => summary[field]));
const boundOf = (cell: Load) =>
  cells.find(({ workload, clients, tenants }) =>
    workload.name === cell.workload.bound && clients === cell.clients && tenants === cell.tenants
  ) ?? cell;

const results: Result[] = cells.map((cell) => ({
  name: cell.workload.name,
  clients: cell.clients,
  tenants: cell.tenants === 1 ? "one" : "many",
  grants: 1,
  batch: 1,
  items_per_second: medianOf(cell, "items_per_second"),
  ratio_to_raw: medianOf(cell, "items_per_second") / medianOf(boundOf(cell), "items_per_second"),
  p50_ms: medianOf(cell, "p50_ms"),
  p95_ms: medianOf(cell, "p95_ms"),
  p99_ms: medianOf(cell, "p99_ms"),
}));

console.log(formatTable(results));
console.log(`\nnaive lost ${await countLostDebits(databaseUrl)} debits; the ledger lost none:`);
const broken = await brokenRules(databaseUrl);
console.log(broken.length === 0 ? "credits.verify() is empty" : broken.join("\n"));
if (values.json !== undefined) await writeFile(values.json, JSON.stringify({ results }, null, 2));
if (broken.length > 0) process.exitCode = 1;
