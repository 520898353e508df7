import { createUserAuthentication } from "../../_shared/caller.ts";
import { createAddressReader } from "../../_shared/client-address.ts";
import type { CatalogueItem } from "../../_shared/credits/catalogue-item.ts";
import { CreditError } from "../../_shared/credits/credit-error.ts";
import type { Deed } from "../../_shared/credits/operator-log.ts";
import type { StripeEventRow } from "../../_shared/credits/operations-rows.ts";
import type { QuarantineCase } from "../../_shared/credits/quarantine-rows.ts";
import { rateLimits } from "../../_shared/credits/rate-limits.ts";
import type { TenantOverview } from "../../_shared/credits/tenant-overview-rows.ts";
import type { Ledger } from "../../_shared/ledger.ts";
import { createLog } from "../../_shared/log.ts";
import { createRateGate } from "../../_shared/rate-gate.ts";
import { createMemoryLedger } from "../../_shared/testing/memory-ledger.ts";
import { createMemoryStripe } from "../../_shared/testing/memory-stripe.ts";
import { startProject } from "../../_shared/testing/start-project.ts";
import { createTenantUsers, TENANT } from "../../_shared/testing/tenant-users.ts";
import { createOperationsHandler } from "../handler.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const MOMENT = NOW.toISOString();

const TENANT_ROW: TenantOverview = {
  ...{ tenant_id: TENANT, name: "Alpenblick", created_at: MOMENT, last_purchase_at: null },
  sort_key: null,
  ...{ balance: 100, held: 0, available: 100, is_frozen: false },
};

/** What operators decided, each with who did. */
type Acts = { did: string; by: string }[];

/** The operators' side of the books in memory; it keeps who did what, and nothing else of it. */
function createMemoryOperations(acts: Acts, events: StripeEventRow[], cases: QuarantineCase[]) {
  const items: CatalogueItem[] = [];
  const act = (did: string, by: string) => acts.push({ did, by });
  return {
    listTenants: ({ search, page_size }) =>
      Promise.resolve(
        search === undefined || search === TENANT ? [TENANT_ROW].slice(0, page_size) : [],
      ),
    readTenantHistory: () => Promise.resolve({ entries: [], purchases: [], audit: [] }),
    adjust: ({ amount, actor = "nobody" }) => {
      act(`adjust ${amount}`, actor);
      const receipt = { balance: 100 + amount, held: 0, available: 100 + amount };
      return Promise.resolve({ outcome: "adjusted", entry_id: 1, replayed: false, ...receipt });
    },
    listQuarantine: ({ case_id }) =>
      Promise.resolve(cases.filter(({ id }) => case_id === undefined || id === case_id)),
    resolveQuarantine: ({ case_id, reason, actor }) => {
      act(`resolve ${case_id}`, actor);
      return Promise.resolve({
        ...{ resolved_at: MOMENT, resolution: reason, resolved_by: actor, replayed: false },
      });
    },
    listFreezes: () => Promise.resolve([]),
    liftFreeze: ({ cause_id, reason, actor }) => {
      act(`lift ${cause_id}`, actor);
      return Promise.resolve({
        ...{ lifted_at: MOMENT, lift_reason: reason, lifted_by: actor, is_frozen: false },
      });
    },
    listEvents: ({ page_size }) => Promise.resolve(events.slice(0, page_size)),
    listRuns: () => Promise.resolve([]),
    startReconcile: () =>
      Promise.resolve({ run_id: null, part: null, place: null, covered_from: null }),
    saveReconcile: () => Promise.resolve({ kept: true, marked: [] }),
    listUnfinished: () => Promise.resolve([]),
    readPurchases: () => Promise.resolve([]),
    listCatalogue: () => Promise.resolve(items),
    savePackage: ({ package_id, expected_version, saved_by }) => {
      if (expected_version !== 1) {
        throw new CreditError("version_outdated", "Cannot save over it", { hint: "Read again" });
      }
      act(`save ${package_id}`, saved_by);
      return Promise.resolve({ outcome: "changed", version: 2 });
    },
    restoreVersion: ({ item_id, version, saved_by }) => {
      act(`restore ${item_id} ${version}`, saved_by);
      return Promise.resolve({ outcome: "changed", version: 3 });
    },
    saveAction: ({ action, saved_by }) => {
      act(`save ${action}`, saved_by);
      return Promise.resolve({ outcome: "changed", version: 2 });
    },
  } satisfies Partial<Ledger>;
}

/** The operators' log in memory; it takes no more lines once it is full. */
function createMemoryLog() {
  const lines: (Deed & { actor: string; outcome: string | null; code?: string })[] = [];
  const disk = { isFull: false };
  const ledger = {
    recordOperation: ({ refused_with, ...deed }) => {
      if (disk.isFull) return Promise.reject(new Error("Cannot write: the disk is full"));
      const refusal = refused_with === undefined ? {} : { code: refused_with };
      const outcome = refused_with === undefined ? null : "refused";
      return Promise.resolve(lines.push({ ...deed, outcome, ...refusal }));
    },
    finishOperation: ({ record_id, ...end }) => {
      if (disk.isFull) return Promise.reject(new Error("Cannot write: the disk is full"));
      Object.assign(lines[record_id - 1] ?? {}, end);
      return Promise.resolve();
    },
    listOperations: () => Promise.resolve([]),
    listOperators: () => Promise.resolve([{ user_id: operatorId, email: null }]),
  } satisfies Partial<Ledger>;
  return { lines, disk, ledger };
}

export const users = createTenantUsers();
export const operatorId = users.get("operator")?.id ?? "";

/** The function over users, books and a Stripe in memory; `post` sends as one of the users. */
export async function openOperations() {
  const project = await startProject({ users });
  const acts: Acts = [];
  const events: StripeEventRow[] = [];
  const cases: QuarantineCase[] = [];
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line), () => new Date(0));
  const memory = createMemoryLedger();
  const record = createMemoryLog();
  const stripe = createMemoryStripe();
  const stored = new Map<string, unknown>();
  const connection = { accountId: "acct_1SecretAccount42", skewSeconds: 0, answeredInMs: 12 };
  const nothing = () => Promise.resolve({ items: [], next: null });
  const limits = rateLimits.parse({});
  const handle = createOperationsHandler({
    ledger: {
      ...memory.ledger,
      ...createMemoryOperations(acts, events, cases),
      ...record.ledger,
    },
    stripe: {
      ...stripe.gateway,
      ...{ listCheckouts: nothing, listRefunds: nothing, listDisputes: nothing },
      ...{ listFraudWarnings: nothing, listIntents: nothing, apiVersion: "2026-10-28.endive" },
      retrieveEvent: (id) => Promise.resolve(stored.get(id) ?? null),
      readConnection: () => Promise.resolve(connection),
    },
    ...{ log, env: "test", livemode: false, isSimulator: true, webhookSecrets: 2, now: () => NOW },
    ...{ declineRule: limits.declines, allowedOrigins: ["https://portal.example"] },
    authenticate: createUserAuthentication(project.env),
    addressOf: createAddressReader({ header: "cf-connecting-ip", salt: "salt" }),
    takeRate: createRateGate({ ledger: memory.ledger, limits, log }),
  });
  return {
    ...{ acts, events, cases, stored, logged: memory.events, lines, close: project.close },
    ...{ records: record.lines, disk: record.disk },
    post: async (path: string, body: unknown = {}, as = "operator") =>
      await handle(
        new Request(`http://edge.example/credit-operations${path}`, {
          method: "POST",
          headers: { authorization: `Bearer ${as}`, apikey: "sb_publishable_test" },
          body: JSON.stringify(body),
        }),
      ),
  };
}
