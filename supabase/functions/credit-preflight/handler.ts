import type { z } from "zod";
import { createApp } from "../_shared/app.ts";
import type { AuthenticateService } from "../_shared/caller.ts";
import { restoreRequest } from "../_shared/credits/correction-request.ts";
import { captureRequest, holdRequest, releaseRequest } from "../_shared/credits/hold-request.ts";
import { deductRequest, preflightRequest } from "../_shared/credits/spend-request.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log } from "../_shared/log.ts";
import { readBody } from "../_shared/read-body.ts";

export type PreflightPorts = {
  authenticate: AuthenticateService;
  ledger: Pick<Ledger, "preflight" | "deduct" | "hold" | "capture" | "release" | "restore">;
  log: Log;
};

/**
 * The ledger for services that are not on Supabase: POST / asks whether a tenant could spend, the
 * other routes are the writes around metered work, named after their RPCs. Adjustments and reversals
 * are decisions of people who run the product, and have no route. Callers hold a secret key; there is
 * no CORS, because no browser may.
 */
export function createPreflightHandler(
  { authenticate, ledger, log }: PreflightPorts,
): (request: Request) => Response | Promise<Response> {
  const app = createApp({ name: "credit-preflight", log });

  function route<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    answer: (body: z.output<Schema>) => Promise<unknown>,
  ) {
    app.post(path, async ({ req }) => {
      await authenticate(req.raw);
      return Response.json(await answer(await readBody(req.raw, schema)));
    });
  }

  route("/", preflightRequest, ledger.preflight);
  route("/deduct", deductRequest, ledger.deduct);
  route("/hold", holdRequest, ledger.hold);
  route("/capture", captureRequest, ledger.capture);
  route("/release", releaseRequest, ledger.release);
  route("/restore", restoreRequest, ledger.restore);

  return app.fetch;
}
