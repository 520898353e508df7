/** A transaction that clients repeat; see statementsOf for what the statements may name. */
export type Load = {
  statements: readonly string[];
  clients: number;
  /** `:tenant` is a random number from 1 to this. */
  tenants: number;
  /** Not measured: new connections plan their first statements and map the server's memory. */
  warmUpSeconds: number;
  seconds: number;
};

/** What a load did: the latency of every transaction, in milliseconds, and the time measured. */
export type Sample = { latencies: Float64Array; seconds: number };

/** Something that puts a load on a database. The same one serves every row of a table. */
export type Driver = { name: string; run: (load: Load) => Promise<Sample> };
