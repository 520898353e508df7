import { TENANT } from "../../_shared/testing/tenant-users.ts";

const KEY = "7b1d6a2e-1c4f-4d3a-8f6b-2a9c5e7d1f00";
/** A correction that the books take. */
export const adjustment = {
  tenant_id: TENANT,
  amount: 5,
  reason: "goodwill",
  idempotency_key: KEY,
};
/** A package as an editor sends it. */
export const standard = {
  package_id: "standard",
  labels: { de: "Standard", en: "Standard" },
  ...{ amount_credits: 100, price_minor: 2900, currency: "EUR", expires_after_days: null },
  ...{ is_active: true, is_recommended: true, sort_order: 2 },
  ...{ expected_version: 1, reason: "new prices" },
};

type Routes = [path: string, body: Record<string, unknown>][];

/** Every route that changes something, with a body that it takes. */
export const WRITES: Routes = [
  ["/tenants/adjust", adjustment],
  ["/quarantine/resolve", { case_id: "evt_1", reason: "refunded" }],
  ["/freezes/lift", { tenant_id: TENANT, cause_id: "dp_1", reason: "won" }],
  ["/reconcile/run", { dry_run: true }],
  ["/catalogue/package", standard],
  ["/catalogue/restore", {
    ...{ kind: "package", item_id: "standard", version: 1, expected_version: 2, reason: "undo" },
  }],
];

/** Every route there is. */
export const ROUTES: Routes = [
  ...WRITES,
  ["/tenants", {}],
  ["/tenants/show", { tenant_id: TENANT }],
  ["/quarantine", {}],
  ["/freezes", {}],
  ["/events", {}],
  ["/reconcile/runs", {}],
  ["/connector", {}],
  ["/records", {}],
  ["/catalogue", {}],
];
