import postgres from "postgres";
import { onTestFinished } from "vitest";
import { z } from "zod";

const planNode = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Index Name": z.string().optional(),
  "Actual Rows": z.number(),
  "Actual Loops": z.number(),
  "Rows Removed by Filter": z.number().default(0),
  "Rows Removed by Index Recheck": z.number().default(0),
  "Shared Hit Blocks": z.number().default(0),
  "Shared Read Blocks": z.number().default(0),
  get Plans() {
    return z.array(planNode).default([]);
  },
});

type PlanNode = z.infer<typeof planNode>;

const explained = z.object({ "Query Text": z.string(), "Plan": planNode });

/** What one statement, perhaps deep inside a function, read of which tables and indexes. */
export type Reading = { query: string; rows: number; blocks: number; scans: string[] };

export type PlanWatch = {
  sql: postgres.Sql<{ bigint: bigint }>;
  /** What every statement read that ran since the last call. */
  readings: () => Reading[];
};

/**
 * A connection as the owner on which the server reports the plan of every statement it runs, those
 * inside functions included: EXPLAIN (ANALYZE, BUFFERS) of what really happens.
 */
export async function watchPlans(databaseUrl: string): Promise<PlanWatch> {
  const plans: Reading[] = [];
  const sql = postgres(`${databaseUrl}&max_pipeline=1`, {
    max: 1,
    types: { bigint: postgres.BigInt },
    onnotice: ({ message }) => {
      const [, json] = /plan:\n([^]*)$/.exec(message ?? "") ?? [];
      if (json !== undefined) plans.push(readingOf(explained.parse(JSON.parse(json))));
    },
  });
  onTestFinished(() => sql.end({ timeout: 1 }));
  await sql`load 'auto_explain'`;
  await sql`
    select
      set_config('auto_explain.log_min_duration', '0', false),
      set_config('auto_explain.log_nested_statements', 'on', false),
      set_config('auto_explain.log_analyze', 'on', false),
      set_config('auto_explain.log_buffers', 'on', false),
      set_config('auto_explain.log_timing', 'off', false),
      set_config('auto_explain.log_format', 'json', false),
      set_config('auto_explain.log_level', 'notice', false)`;
  return { sql, readings: () => plans.splice(0) };
}

function readingOf({ "Query Text": query, Plan: plan }: z.infer<typeof explained>): Reading {
  const scans = scansIn(plan);
  return {
    query: query.replace(/\s+/g, " ").trim(),
    rows: scans.reduce((total, scan) => total + rowsOf(scan), 0),
    blocks: scans.reduce(
      (total, scan) => total + scan["Shared Hit Blocks"] + scan["Shared Read Blocks"],
      0,
    ),
    scans: scans.map((scan) =>
      `${scan["Node Type"]} ${scan["Index Name"] ?? scan["Relation Name"]}: ${rowsOf(scan)}`
    ),
  };
}

function scansIn(node: PlanNode): PlanNode[] {
  const isScan = node["Node Type"].endsWith("Scan") && node["Relation Name"] !== undefined;
  return [...(isScan ? [node] : []), ...node.Plans.flatMap(scansIn)];
}

/** Rows it looked at, those it threw away included. */
function rowsOf(scan: PlanNode): number {
  const perLoop = scan["Actual Rows"] + scan["Rows Removed by Filter"] +
    scan["Rows Removed by Index Recheck"];
  return Math.round(perLoop * scan["Actual Loops"]);
}
