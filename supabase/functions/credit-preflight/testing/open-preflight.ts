import { createServiceAuthentication } from "../../_shared/caller.ts";
import { createLog } from "../../_shared/log.ts";
import { createMemoryCredits } from "../../_shared/testing/memory-credits.ts";
import { createPreflightHandler } from "../handler.ts";

export const TENANT = "11111111-1111-4111-8111-111111111111";

/** The door in front of a tenant's balance in memory, with its log; post speaks as a service. */
export function openPreflight(initial: number) {
  const credits = createMemoryCredits(initial);
  const lines: string[] = [];
  const handle = createPreflightHandler({
    authenticate: createServiceAuthentication(["sb_secret_test"]),
    ledger: credits.ledger,
    log: createLog((line) => lines.push(line), () => new Date(0)),
  });
  const call = async (path: string, init: RequestInit) =>
    await handle(new Request(`http://edge.example/credit-preflight${path}`, init));
  const post = (path: string, body: unknown, headers = { apikey: "sb_secret_test" }) =>
    call(path, { method: "POST", headers, body: JSON.stringify(body) });

  return { available: credits.available, lines, call, post };
}
