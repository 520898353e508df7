import { z } from "zod";
import { createApp } from "../_shared/app.ts";
import { type AuthenticateUser, requireRole } from "../_shared/caller.ts";
import { assertAllowed } from "../_shared/credits/assert-allowed.ts";
import { tenantRole } from "../_shared/credits/tenant-role.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log } from "../_shared/log.ts";
import { readBody } from "../_shared/read-body.ts";
import { sha256 } from "../_shared/sha256.ts";

export type WordCountPorts = {
  authenticate: AuthenticateUser;
  ledger: Pick<Ledger, "preflight" | "deduct">;
  log: Log;
  allowedOrigins: string[];
};

/**
 * request_id is the caller's: the same one again is the same work, paid once. The text's digest stands
 * beside it in the deduct, so that another text under a used request_id is a 409 and not a present.
 */
const wordCountRequest = z.strictObject({
  tenant_id: z.uuid(),
  request_id: z.uuid(),
  text: z.string().min(1).max(10_000),
});

/** A metered function to copy: replace the action and the work between preflight and deduct. */
export function createWordCountHandler(
  { authenticate, ledger, log, allowedOrigins }: WordCountPorts,
): (request: Request) => Response | Promise<Response> {
  const app = createApp({ name: "example-word-count", log, allowedOrigins });

  app.post("/", async ({ req }) => {
    const user = await authenticate(req.raw);
    const { tenant_id, request_id, text } = await readBody(req.raw, wordCountRequest);
    await requireRole(user, tenant_id, tenantRole.options);
    const spend = { tenant_id, action: "assistant_action", actor: user.userId };

    assertAllowed(await ledger.preflight(spend));
    const words = text.trim().split(/\s+/).length;
    const receipt = await ledger.deduct({
      ...spend,
      idempotency_key: `word-count:${request_id}`,
      metadata: { text_sha256: await sha256(text) },
    });

    return Response.json({ words, available: receipt.available });
  });

  return app.fetch;
}
