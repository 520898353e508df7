import { createUserAuthentication } from "../../_shared/caller.ts";
import { createAddressReader } from "../../_shared/client-address.ts";
import type { BudgetRequest } from "../../_shared/credits/budget-request.ts";
import { CreditError } from "../../_shared/credits/credit-error.ts";
import { rateLimits } from "../../_shared/credits/rate-limits.ts";
import type { Ledger } from "../../_shared/ledger.ts";
import { createLog } from "../../_shared/log.ts";
import { createRateGate } from "../../_shared/rate-gate.ts";
import { createMemoryLedger } from "../../_shared/testing/memory-ledger.ts";
import { startProject } from "../../_shared/testing/start-project.ts";
import { createTenantUsers, TENANT } from "../../_shared/testing/tenant-users.ts";
import { createSettingsHandler } from "../handler.ts";

type Decision = BudgetRequest & { set_by: string };

/** Budgets in memory: of known users alone, removed by null. */
function createMemoryBudgets(members: ReadonlySet<string>) {
  const budgets = new Map<string, Decision>();
  const endpoints = new Map<string, string>();
  const setBudget: Ledger["setBudget"] = (budget) => {
    const { user_id, action = "all", limit_credits } = budget;
    const nothing = { spent_credits: null, left_credits: null, resets_at: null };
    if (limit_credits === null) {
      budgets.delete(`${user_id} ${action}`);
      return Promise.resolve({ outcome: "removed", ...nothing });
    }
    if (!members.has(user_id)) {
      throw new CreditError("unknown_member", "Cannot find the member", { hint: "Check user_id" });
    }
    budgets.set(`${user_id} ${action}`, budget);
    return Promise.resolve({ ...nothing, outcome: "set", spent_credits: 0 });
  };
  return {
    ledger: {
      setBudget,
      setEndpoint: ({ url, set_by }) => {
        endpoints.set(url ?? "none", set_by);
        return Promise.resolve({ outcome: "set", secret: url === null ? null : "whsec_once" });
      },
      setAutoTopup: ({ is_on, set_by }) => {
        endpoints.set(`auto top-up ${is_on ? "on" : "off"}`, set_by);
        const outcome = is_on ? "switched_on" : "switched_off";
        return Promise.resolve({ outcome, price_minor: is_on ? 2500 : null, currency: null });
      },
      testEndpoint: ({ tenant_id, tested_by }) => {
        endpoints.set("tested", tested_by);
        return Promise.resolve({
          ...{ tenant_id, notice_id: crypto.randomUUID(), type: "endpoint.test", data: {} },
          ...{ created_at: "2026-01-01T00:00:00Z", attempt: 1, secret: "whsec_once" },
          url: "https://hooks.example/",
        });
      },
      finishNotice: (_, problem) => {
        endpoints.set("test ended", problem ?? "delivered");
        return Promise.resolve({ state: problem === null ? "delivered" : "given_up", attempts: 1 });
      },
      setLowBalance: ({ low_balance_credits, set_by }) => {
        endpoints.set(`below ${low_balance_credits}`, set_by);
        return Promise.resolve({ outcome: "set" });
      },
    } satisfies Partial<Ledger>,
    ...{ budgets, endpoints },
  };
}

const users = createTenantUsers();
export const idOf = (name: string) => users.get(name)?.id ?? "";
export const newBudget = () => ({ tenant_id: TENANT, user_id: idOf("member"), limit_credits: 50 });

/** The function over users and decisions in memory; `post` sends as one of the users. */
export async function openSettings() {
  const project = await startProject({ users });
  const { ledger, budgets, endpoints } = createMemoryBudgets(new Set([idOf("member")]));
  const lines: string[] = [];
  /** Why the tenant's own system does not take a notice. */
  const receiver: { problem: string | null } = { problem: null };
  const log = createLog((line) => lines.push(line), () => new Date(0));
  const limits = rateLimits.parse({});
  const handle = createSettingsHandler({
    ...{ ledger, log, allowedOrigins: ["https://portal.example"] },
    isAllowedEndpoint: (url) => url.startsWith("https://"),
    postNotice: () => Promise.resolve(receiver.problem),
    authenticate: createUserAuthentication(project.env),
    addressOf: createAddressReader({ header: "cf-connecting-ip", salt: "salt" }),
    takeRate: createRateGate({ ledger: createMemoryLedger().ledger, limits, log }),
  });
  const call = async (path: string, init: RequestInit) =>
    await handle(new Request(`http://edge.example/credit-settings${path}`, init));
  return {
    ...{ budgets, endpoints, receiver, lines, call, close: project.close },
    post: (body: unknown, as = "owner", headers = {}, path = "/budget") =>
      call(path, {
        method: "POST",
        headers: { authorization: `Bearer ${as}`, apikey: "sb_publishable_test", ...headers },
        body: JSON.stringify(body),
      }),
  };
}
