import { type AdmissionPorts, admitMember } from "../_shared/admit-member.ts";
import { createApp } from "../_shared/app.ts";
import { budgetRequest } from "../_shared/credits/budget-request.ts";
import { ADMIN_ROLES } from "../_shared/credits/tenant-role.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log } from "../_shared/log.ts";

export type SettingsPorts = AdmissionPorts & {
  ledger: Pick<Ledger, "setBudget">;
  log: Log;
  allowedOrigins: string[];
};

/**
 * What owners and admins decide for their tenant, a route each: POST /budget sets a member's monthly
 * budget. Role and membership are read live; every change counts as a sensitive request.
 */
export function createSettingsHandler(
  ports: SettingsPorts,
): (request: Request) => Response | Promise<Response> {
  const { ledger, log, allowedOrigins } = ports;
  const name = "credit-settings";
  const app = createApp({ name, log, allowedOrigins });

  app.post("/budget", async (context) => {
    const { user, body } = await admitMember(ports, context.req.raw, {
      ...{ scope: "settings", rule: "sensitive" },
      ...{ schema: budgetRequest, roles: ADMIN_ROLES },
      fields: { request_id: context.get("requestId"), function: name },
    });
    return Response.json(await ledger.setBudget({ ...body, set_by: user.userId }));
  });

  return app.fetch;
}
