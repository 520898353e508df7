import type { z } from "zod";
import { type App, createApp } from "../_shared/app.ts";
import type { AuthenticateService } from "../_shared/caller.ts";
import { restoreRequest } from "../_shared/credits/correction-request.ts";
import { captureRequest, holdRequest, releaseRequest } from "../_shared/credits/hold-request.ts";
import {
  deductBatchRequest,
  deductRequest,
  preflightRequest,
} from "../_shared/credits/spend-request.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log } from "../_shared/log.ts";
import { readBody } from "../_shared/read-body.ts";

export type PreflightPorts = {
  authenticate: AuthenticateService;
  ledger: Pick<
    Ledger,
    "preflight" | "deduct" | "deductBatch" | "hold" | "capture" | "release" | "restore"
  >;
  log: Log;
};

const NAME = "credit-preflight";

/** 1000 items of a kilobyte; every other request has room enough in the shell's 16 KiB. */
const MAX_BATCH_BYTES = 1_048_576;

/**
 * The ledger for services that are not on Supabase: POST / asks whether a tenant could spend, the
 * other routes are the writes around metered work, named after their RPCs. Adjustments and reversals
 * are decisions of people who run the product, and have no route. Callers hold a secret key; there is
 * no CORS, because no browser may.
 */
export function createPreflightHandler(
  { authenticate, ledger, log }: PreflightPorts,
): (request: Request) => Response | Promise<Response> {
  const app = createApp({ name: NAME, log });
  const batchApp = createApp({ name: NAME, log, maxBodyBytes: MAX_BATCH_BYTES });

  function route<Schema extends z.ZodType>(
    app: App,
    path: string,
    schema: Schema,
    answer: (body: z.output<Schema>) => Promise<unknown>,
  ) {
    app.post(path, async ({ req }) => {
      await authenticate(req.raw);
      return Response.json(await answer(await readBody(req.raw, schema)));
    });
  }

  route(app, "/", preflightRequest, ledger.preflight);
  route(app, "/deduct", deductRequest, ledger.deduct);
  route(app, "/hold", holdRequest, ledger.hold);
  route(app, "/capture", captureRequest, ledger.capture);
  route(app, "/release", releaseRequest, ledger.release);
  route(app, "/restore", restoreRequest, ledger.restore);
  // 200 whatever became of the items: each says so itself.
  route(batchApp, "/deduct-batch", deductBatchRequest, async ({ items }) => ({
    outcomes: await ledger.deductBatch(items),
  }));

  return (request) =>
    new URL(request.url).pathname === `/${NAME}/deduct-batch`
      ? batchApp.fetch(request)
      : app.fetch(request);
}
