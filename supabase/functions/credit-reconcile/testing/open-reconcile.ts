import { createServiceAuthentication } from "../../_shared/caller.ts";
import type {
  FreshFinding,
  PurchaseBooks,
  StartedRun,
} from "../../_shared/credits/reconcile-rows.ts";
import type { Progress } from "../../_shared/ledger-reconcile.ts";
import { createLog } from "../../_shared/log.ts";
import { createMemoryLedger } from "../../_shared/testing/memory-ledger.ts";
import { createMemoryStripe } from "../../_shared/testing/memory-stripe.ts";
import { createReconcileHandler, type HandlerPorts } from "../handler.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";
const NOW = new Date("2026-11-21T12:00:00Z");

/** The reconciler between a Stripe and books in memory, with its runs and its log. */
export function openReconcile({ now = () => NOW } = {}) {
  const { ledger, purchases } = createMemoryLedger();
  const { gateway, sessions, payments, intents, change } = createMemoryStripe();
  const runs: Progress[] = [];
  const lines: string[] = [];
  const held: { by: number | null } = { by: null };
  const created = new Map<string, Date>();

  const nameOf = ({ result, stripe_id, reason }: FreshFinding) =>
    `${result} ${stripe_id} ${reason}`;
  const bookOf = (row: typeof purchases[number]): PurchaseBooks => ({
    ...{ tenant_id: row.tenant_id, purchase_id: row.purchase_id, status: row.status },
    ...{ amount_credits: row.amount_credits, price_minor: row.price_minor },
    ...{ stripe_session_id: row.stripe_session_id, stripe_payment_intent_id: null },
    ...{ reversed_minor: 0, reversed_credits: 0, refunds: [], disputes: [], freezes: [] },
  });
  const started = (): StartedRun => {
    const last = runs.at(-1);
    const place = { part: last?.part ?? null, place: last?.place ?? null, covered_from: null };
    return { run_id: held.by === null ? runs.length + 1 : null, ...place };
  };
  const ports: HandlerPorts = {
    authenticate: createServiceAuthentication(["sb_secret_test"]),
    ledger: {
      ...ledger,
      startReconcile: () => Promise.resolve(started()),
      saveReconcile: (progress) => {
        const told = new Set(runs.flatMap(({ findings }) => findings.map(nameOf)));
        const marked = progress.findings.map((finding) => ({
          ...finding,
          told_before: told.has(nameOf(finding)),
        }));
        runs.push(progress);
        return Promise.resolve({ kept: held.by === null, marked });
      },
      readPurchases: (ids) =>
        Promise.resolve(
          purchases.filter((row) => ids.some(({ purchaseId }) => purchaseId === row.purchase_id))
            .map(bookOf),
        ),
      listUnfinished: ({ begun_before }) =>
        Promise.resolve(
          purchases.flatMap((row) => {
            const at = created.get(row.purchase_id) ?? NOW;
            return at >= new Date(begun_before) || row.status === "credited" ? [] : {
              ...bookOf(row),
              ...{ stripe_customer_id: `cus_${row.tenant_id}`, created_at: at.toISOString() },
            };
          }),
        ),
      readPulse: () => Promise.resolve({ last: null, lastComplete: null }),
    },
    stripe: {
      ...gateway,
      listCheckouts: ({ createdFrom, customerId }) => {
        const items = [...sessions.values()].filter((session) =>
          (customerId === undefined || session.customer === customerId) &&
          (created.get(session.checkout.purchaseId) ?? NOW) >= createdFrom
        );
        return Promise.resolve({ items, next: null });
      },
      listIntents: () => Promise.resolve({ items: [...intents.values()], next: null }),
      listRefunds: () => Promise.resolve({ items: [...payments.values()], next: null }),
      listDisputes: () => Promise.resolve({ items: [], next: null }),
      listFraudWarnings: () => Promise.resolve({ items: [], next: null }),
    },
    log: createLog((line) => lines.push(line), () => NOW),
    ...{ env: "test", livemode: false, now },
  };
  const handle = createReconcileHandler(ports);

  return {
    ...{ ports, purchases, runs, held, lines, intents, change },
    /** A purchase with its session at Stripe, begun at a moment. */
    begin: async (at = NOW) => {
      const { purchase_id: purchaseId, price_minor } = await ledger.startPurchase({
        ...{ tenant_id: TENANT, attempt_id: crypto.randomUUID(), package_id: "standard" },
        ...{ user_id: crypto.randomUUID(), livemode: false, locale: "de", save_card: false },
      });
      created.set(purchaseId, at);
      const { sessionId } = await gateway.createCheckout({
        ...{ env: "test", tenantId: TENANT, purchaseId, customerId: `cus_${TENANT}` },
        ...{ productName: "Standard", priceMinor: price_minor, currency: "EUR", locale: "de" },
        ...{ savesCard: false, siteUrl: "https://portal.example" },
      });
      return { purchaseId, sessionId };
    },
    post: async (body: unknown = {}, key = "sb_secret_test") =>
      await handle(
        new Request("http://edge.example/credit-reconcile", {
          method: "POST",
          headers: { apikey: key },
          body: JSON.stringify(body),
        }),
      ),
  };
}
