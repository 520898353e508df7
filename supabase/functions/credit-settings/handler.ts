import type { Context } from "hono";
import type { z } from "zod";
import { type AdmissionPorts, admitMember } from "../_shared/admit-member.ts";
import { createApp } from "../_shared/app.ts";
import { autoTopupRequest } from "../_shared/credits/auto-topup-request.ts";
import { budgetRequest } from "../_shared/credits/budget-request.ts";
import { CreditError } from "../_shared/credits/credit-error.ts";
import {
  endpointRequest,
  endpointTestRequest,
  lowBalanceRequest,
} from "../_shared/credits/notice-endpoint.ts";
import type { RateRule } from "../_shared/credits/rate-limits.ts";
import { ADMIN_ROLES, PAYER_ROLES, type TenantRole } from "../_shared/credits/tenant-role.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log } from "../_shared/log.ts";
import type { PostNotice } from "../_shared/post-notice.ts";

export type SettingsPorts = AdmissionPorts & {
  ledger: Pick<
    Ledger,
    | "setBudget"
    | "setEndpoint"
    | "setLowBalance"
    | "setAutoTopup"
    | "testEndpoint"
    | "finishNotice"
  >;
  postNotice: PostNotice;
  /** Whether notices may be sent to this address. */
  isAllowedEndpoint: (url: string) => boolean;
  log: Log;
  allowedOrigins: string[];
};

/**
 * What owners and admins decide for their tenant, a route each: POST /budget sets a member's monthly
 * budget, /low-balance below how many credits to warn, /endpoint where notices go, /endpoint/test sends
 * one there now. Whether a saved card is charged, /auto-topup, is for owners and the billing role. Role
 * and membership are read live. What makes a secret or charges a card counts as a sensitive request.
 */
export function createSettingsHandler(
  ports: SettingsPorts,
): (request: Request) => Response | Promise<Response> {
  const { ledger, log, allowedOrigins } = ports;
  const name = "credit-settings";
  const app = createApp({ name, log, allowedOrigins });

  const admit = <Schema extends z.ZodType<{ tenant_id: string }>>(
    context: Context<{ Variables: { requestId: string } }>,
    schema: Schema,
    rule: RateRule,
    roles: readonly TenantRole[] = ADMIN_ROLES,
  ) =>
    admitMember(ports, context.req.raw, {
      ...{ scope: `settings ${rule}`, rule, schema, roles },
      fields: { request_id: context.get("requestId"), function: name },
    });

  app.post("/budget", async (context) => {
    const { user, body } = await admit(context, budgetRequest, "settings");
    return Response.json(await ledger.setBudget({ ...body, set_by: user.userId }));
  });

  app.post("/low-balance", async (context) => {
    const { user, body } = await admit(context, lowBalanceRequest, "settings");
    return Response.json(await ledger.setLowBalance({ ...body, set_by: user.userId }));
  });

  app.post("/auto-topup", async (context) => {
    const { user, body } = await admit(context, autoTopupRequest, "sensitive", PAYER_ROLES);
    return Response.json(await ledger.setAutoTopup({ ...body, set_by: user.userId }));
  });

  app.post("/endpoint", async (context) => {
    const { user, body } = await admit(context, endpointRequest, "sensitive");
    if (body.url !== null && !ports.isAllowedEndpoint(body.url)) {
      throw new CreditError("malformed_request", "Cannot send notices to this address", {
        hint: "Send an https:// address with a public name, without a password in it",
      });
    }
    return Response.json(await ledger.setEndpoint({ ...body, set_by: user.userId }));
  });

  app.post("/endpoint/test", async (context) => {
    const { user, body } = await admit(context, endpointTestRequest, "settings");
    const notice = await ledger.testEndpoint({ ...body, tested_by: user.userId });
    const problem = await ports.postNotice(notice);
    await ledger.finishNotice(notice, problem);
    return Response.json({ delivered: problem === null, problem });
  });

  return app.fetch;
}
