import { createUserAuthentication } from "../../_shared/caller.ts";
import { createAddressReader } from "../../_shared/client-address.ts";
import type { HistoryEntry } from "../../_shared/credits/history-entry.ts";
import { rateLimits } from "../../_shared/credits/rate-limits.ts";
import type { History } from "../../_shared/ledger-history.ts";
import { createLog } from "../../_shared/log.ts";
import { createRateGate } from "../../_shared/rate-gate.ts";
import { createMemoryLedger } from "../../_shared/testing/memory-ledger.ts";
import { startProject } from "../../_shared/testing/start-project.ts";
import { createTenantUsers, TENANT } from "../../_shared/testing/tenant-users.ts";
import { createExportHandler } from "../handler.ts";

/** A deduct of two letters, numbered, but for what the test changes. */
export function newEntry(entry_id: number, changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    ...{ entry_id, kind: "deduct", amount_credits: -6, balance_after: 100 - entry_id },
    ...{ action: "letter", action_labels: { de: "Brief", en: "Letter" } },
    ...{ unit_labels: { de: "Brief", en: "letter" }, quantity: 2, reference: null, reason: null },
    ...{ source: null, grant_id: null, purchase_id: null, package_labels: null, actor: null },
    created_at: "2026-11-21T12:00:00.123456+01:00",
    ...changes,
  };
}

/** A history in memory whose reads are counted, and fail from one on when the test says so. */
function createMemoryHistory() {
  const state: { entries: HistoryEntry[]; pagesRead: number; failsFrom: number } = {
    ...{ entries: [], pagesRead: 0, failsFrom: Infinity },
  };
  const history: History = {
    readMembers: () => Promise.resolve([{ user_id: "u-1", email: "member@alpenblick.example" }]),
    readPage: (_, before, pageSize) => {
      state.pagesRead++;
      if (state.pagesRead >= state.failsFrom) return Promise.reject(new Error("database is down"));
      const older = state.entries.filter(({ entry_id }) => before === null || entry_id < before);
      const entries = older.slice(0, pageSize);
      const next = older.length > pageSize ? entries.at(-1)?.entry_id ?? null : null;
      return Promise.resolve({ entries, next_before: next });
    },
  };
  return { state, history };
}

/** credit-export over users and a history in memory; `post` sends as one of the users. */
export async function openExport() {
  const project = await startProject({ users: createTenantUsers() });
  const { state, history } = createMemoryHistory();
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line), () => new Date(0));
  const limits = rateLimits.parse({});
  const handle = createExportHandler({
    ...{ log, allowedOrigins: ["https://portal.example"], historyFor: () => history },
    maxEntries: 2_000,
    authenticate: createUserAuthentication(project.env),
    addressOf: createAddressReader({ header: "cf-connecting-ip", salt: "salt" }),
    takeRate: createRateGate({ ledger: createMemoryLedger().ledger, limits, log }),
  });
  return {
    ...{ state, lines, close: project.close },
    post: async (changes: Record<string, unknown> = {}, as: string | null = "viewer") =>
      await handle(
        new Request("http://edge.example/credit-export", {
          method: "POST",
          headers: {
            apikey: "sb_publishable_test",
            ...(as === null ? {} : { authorization: `Bearer ${as}` }),
          },
          body: JSON.stringify({ tenant_id: TENANT, ...changes }),
        }),
      ),
  };
}
