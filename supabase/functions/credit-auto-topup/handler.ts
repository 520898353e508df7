import { createApp } from "../_shared/app.ts";
import type { AuthenticateService } from "../_shared/caller.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { LogFields } from "../_shared/log.ts";
import { type AttemptPorts, chargeAttempt } from "./charge-attempt.ts";

export type AutoTopupPorts = AttemptPorts & {
  authenticate: AuthenticateService;
  ledger: Pick<Ledger, "claimAutoTopups">;
  livemode: boolean;
};

/** So many cards are charged side by side; the next call takes the next ones. */
const MAX_ATTEMPTS = 20;

/**
 * Charges saved cards of tenants whose credits run low, called by a scheduler with the secret key:
 * POST / begins what is due, goes on with what was left unfinished, and answers how each ended. Safe to
 * call at any time, by several at once, and to kill between any two steps: the next call heals it.
 */
export function createAutoTopupHandler(
  ports: AutoTopupPorts,
): (request: Request) => Response | Promise<Response> {
  const { authenticate, ledger, livemode, log } = ports;
  const name = "credit-auto-topup";
  const app = createApp({ name, log });

  app.post("/", async (context) => {
    await authenticate(context.req.raw);
    const request: LogFields = { request_id: context.get("requestId"), function: name };
    const attempts = await ledger.claimAutoTopups({ livemode, max_attempts: MAX_ATTEMPTS });
    const ends = await Promise.all(attempts.map(async (attempt) => {
      const { tenant_id, purchase_id } = attempt;
      const fields = { ...request, tenant_id, purchase_id };
      try {
        return await chargeAttempt(ports, attempt, fields);
      } catch (error) {
        // One tenant's trouble is not another's; the lease ends and the next call tries again.
        const message = error instanceof Error ? error.message : "unknown";
        log("warn", "auto_topup_put_off", { ...fields, message });
        return "put_off";
      }
    }));
    const count = (end: string) => ends.filter((one) => one === end).length;
    return Response.json({
      credited: count("credited"),
      needs_authentication: count("open"),
      failed: count("failed"),
      put_off: count("put_off"),
      claimed: ends.length,
    });
  });

  return app.fetch;
}
