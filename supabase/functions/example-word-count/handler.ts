import { z } from "zod";
import { createApp } from "../_shared/app.ts";
import { type AuthenticateUser, requireRole } from "../_shared/caller.ts";
import { tenantRole } from "../_shared/credits/tenant-role.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log } from "../_shared/log.ts";
import { readBody } from "../_shared/read-body.ts";
import { sha256 } from "../_shared/sha256.ts";
import { mostWordsIn } from "./count-words.ts";

export type WordCountPorts = {
  authenticate: AuthenticateUser;
  ledger: Pick<Ledger, "hold" | "capture" | "release">;
  countWords: (text: string) => Promise<number>;
  log: Log;
  allowedOrigins: string[];
};

const CREDITS_PER_WORD = 1;

/**
 * request_id is the caller's: the same one again is the same work, paid once; failed work takes a new
 * one. The text's digest stands beside it in the hold, so that another text under a used request_id is
 * a 409 and not a present.
 */
const wordCountRequest = z.strictObject({
  tenant_id: z.uuid(),
  request_id: z.uuid(),
  text: z.string().regex(/\S/, "must have a word").max(10_000),
});

/**
 * A metered function to copy, for work whose cost shows only when it is done: hold the most it can
 * cost, work, capture what it did cost. Replace countWords and the two amounts.
 */
export function createWordCountHandler(
  { authenticate, ledger, countWords, log, allowedOrigins }: WordCountPorts,
): (request: Request) => Response | Promise<Response> {
  const app = createApp({ name: "example-word-count", log, allowedOrigins });

  app.post("/", async ({ req }) => {
    const user = await authenticate(req.raw);
    const { tenant_id, request_id, text } = await readBody(req.raw, wordCountRequest);
    await requireRole(user, tenant_id, tenantRole.options);
    const key = `word-count:${request_id}`;

    const { hold_id } = await ledger.hold({
      tenant_id,
      amount: mostWordsIn(text) * CREDITS_PER_WORD,
      ttl_seconds: 60,
      idempotency_key: key,
      metadata: { text_sha256: await sha256(text) },
      actor: user.userId,
    });
    const hold = { tenant_id, hold_id };

    const words = await countWords(text).catch(async (failure) => {
      // If this fails as well, the deadline gives the credits back.
      await ledger.release({ ...hold, idempotency_key: `${key}:failed` }).catch(() => undefined);
      throw failure;
    });
    // No release when this fails: the credits may be taken already. The same request again finds out,
    // and what is still held is free at the deadline.
    const receipt = await ledger.capture({
      ...hold,
      amount: words * CREDITS_PER_WORD,
      idempotency_key: `${key}:done`,
    });

    return Response.json({ words, available: receipt.available });
  });

  return app.fetch;
}
