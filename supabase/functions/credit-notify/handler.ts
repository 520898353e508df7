import { createApp } from "../_shared/app.ts";
import type { AuthenticateService } from "../_shared/caller.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log } from "../_shared/log.ts";
import type { PostNotice } from "../_shared/post-notice.ts";

export type NotifyPorts = {
  authenticate: AuthenticateService;
  ledger: Pick<Ledger, "claimNotices" | "finishNotice">;
  postNotice: PostNotice;
  log: Log;
};

const MAX_NOTICES = 50;

/**
 * The dispatcher of the outbox, called by a scheduler with the secret key: POST / delivers what is due
 * and answers how many were delivered, put off and given up. Safe to call at any time, by several at
 * once.
 */
export function createNotifyHandler(
  { authenticate, ledger, postNotice, log }: NotifyPorts,
): (request: Request) => Response | Promise<Response> {
  const name = "credit-notify";
  const app = createApp({ name, log });

  app.post("/", async (context) => {
    await authenticate(context.req.raw);
    const notices = await ledger.claimNotices(MAX_NOTICES);
    const states = await Promise.all(notices.map(async (notice) => {
      const { state } = await ledger.finishNotice(notice, await postNotice(notice));
      if (state === "given_up") {
        log("alert", "notice_given_up", {
          request_id: context.get("requestId"),
          function: name,
          tenant_id: notice.tenant_id,
        });
      }
      return state;
    }));
    const count = (state: string) => states.filter((one) => one === state).length;
    return Response.json({
      delivered: count("delivered"),
      put_off: count("pending"),
      given_up: count("given_up"),
    });
  });

  return app.fetch;
}
