import { createApp } from "../_shared/app.ts";
import type { AuthenticateService } from "../_shared/caller.ts";
import { reconcileRequest } from "../_shared/credits/reconcile-request.ts";
import type { Ledger } from "../_shared/ledger.ts";
import { readBody } from "../_shared/read-body.ts";
import { reconcile, type ReconcilePorts } from "../_shared/reconcile/reconcile.ts";
import { tellReport } from "../_shared/reconcile/tell-report.ts";

export type HandlerPorts = Omit<ReconcilePorts, "ledger"> & {
  authenticate: AuthenticateService;
  ledger: ReconcilePorts["ledger"] & Pick<Ledger, "readPulse">;
};

/**
 * For the scheduler and for operators, with a secret key. POST / compares Stripe with the books once
 * and answers with what came of it, also when Stripe is down. GET /pulse tells how long the last
 * complete cycle is ago, for whatever watches.
 */
export function createReconcileHandler(
  ports: HandlerPorts,
): (request: Request) => Response | Promise<Response> {
  const { authenticate, ledger, log, now } = ports;
  const app = createApp({ name: "credit-reconcile", log });

  app.post("/", async ({ req, get }) => {
    await authenticate(req.raw);
    const report = await reconcile(ports, await readBody(req.raw, reconcileRequest));
    tellReport(log, report, get("requestId"));
    return Response.json(report);
  });

  app.get("/pulse", async ({ req }) => {
    await authenticate(req.raw);
    const { last, lastComplete } = await ledger.readPulse();
    const age_seconds = lastComplete?.finished_at == null
      ? null
      : Math.floor((now().getTime() - new Date(lastComplete.finished_at).getTime()) / 1_000);
    return Response.json({ age_seconds, last_complete: lastComplete, last });
  });

  return app.fetch;
}
