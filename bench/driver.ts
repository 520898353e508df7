import type { Workload } from "./workloads.ts";

/** One cell of the table: a workload under a number of connections on so many tenants. */
export type Load = {
  workload: Workload;
  clients: number;
  tenants: number;
  seconds: number;
};

/** What a load did: the latency of every transaction, in milliseconds, and the time it took. */
export type Sample = { latencies: Float64Array; seconds: number };

/** Something that puts a load on a database. The same one serves every row of a table. */
export type Driver = { name: string; run: (load: Load) => Promise<Sample> };
