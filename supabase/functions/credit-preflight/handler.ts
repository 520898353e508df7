import { createApp } from "../_shared/app.ts";
import type { AuthenticateService } from "../_shared/caller.ts";
import { deductRequest, preflightRequest } from "../_shared/credits/spend-request.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log } from "../_shared/log.ts";
import { readBody } from "../_shared/read-body.ts";

export type PreflightPorts = {
  authenticate: AuthenticateService;
  ledger: Pick<Ledger, "preflight" | "deduct">;
  log: Log;
};

/**
 * The ledger for services that are not on Supabase: POST / asks whether a tenant could spend, POST
 * /deduct spends. Callers hold a secret key; there is no CORS, because no browser may.
 */
export function createPreflightHandler(
  { authenticate, ledger, log }: PreflightPorts,
): (request: Request) => Response | Promise<Response> {
  const app = createApp({ name: "credit-preflight", log });

  app.post("/", async ({ req }) => {
    await authenticate(req.raw);
    return Response.json(await ledger.preflight(await readBody(req.raw, preflightRequest)));
  });

  app.post("/deduct", async ({ req }) => {
    await authenticate(req.raw);
    return Response.json(await ledger.deduct(await readBody(req.raw, deductRequest)));
  });

  return app.fetch;
}
