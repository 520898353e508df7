/** What is measured: the bounds, the RPCs of the ledger, and what people write first. */
export type WorkloadName =
  | "raw"
  | "raw_read"
  | "deduct"
  | "deduct_batch"
  | "topup"
  | "preflight"
  | "hold_capture"
  | "hold_release"
  | "restore"
  | "adjust"
  | "reverse"
  | "naive";

/** One row of the table: a workload under a load. */
export type Cell = {
  name: WorkloadName;
  /** Connections that repeat it without a pause. */
  clients: number;
  /** Spread over all tenants, or all on a single one. */
  tenants: "many" | "one";
  /** Live grants of each tenant. */
  grants: number;
  /** Items of one transaction. */
  batch: number;
};

/** The cell as a progress line and an error name it. */
export function describeCell({ name, clients, tenants, grants, batch }: Cell): string {
  return `${name}, ${clients} clients, ${tenants === "one" ? "one tenant" : "many tenants"}` +
    `${grants === 1 ? "" : `, ${grants} grants`}${batch === 1 ? "" : `, batch of ${batch}`}`;
}
