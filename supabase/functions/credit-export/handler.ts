import { type AdmissionPorts, admitMember } from "../_shared/admit-member.ts";
import { createApp } from "../_shared/app.ts";
import { exportRequest } from "../_shared/credits/export-request.ts";
import { tenantRole } from "../_shared/credits/tenant-role.ts";
import type { History } from "../_shared/ledger-history.ts";
import type { Log } from "../_shared/log.ts";
import { streamHistory } from "./stream-history.ts";

export type ExportPorts = AdmissionPorts & {
  /** The history as the sender of the request may see it. */
  historyFor: (request: Request) => History;
  /** The most movements in one file. */
  maxEntries: number;
  log: Log;
  allowedOrigins: string[];
};

/**
 * POST / answers with a tenant's history as a CSV file, for any member, by the filters of the history
 * page. Membership is read live, then again by row level security with every page.
 */
export function createExportHandler(
  ports: ExportPorts,
): (request: Request) => Response | Promise<Response> {
  const { log, allowedOrigins, historyFor, maxEntries } = ports;
  const name = "credit-export";
  const app = createApp({ name, log, allowedOrigins });

  app.post("/", async (context) => {
    const fields = { request_id: context.get("requestId"), function: name };
    const { body } = await admitMember(ports, context.req.raw, {
      ...{ scope: "export", rule: "export", schema: exportRequest, roles: tenantRole.options },
      fields,
    });
    const onFailure = (error: unknown) => {
      const message = error instanceof Error ? error.message : "unknown";
      log("error", "export_broke_off", { ...fields, tenant_id: body.tenant_id, message });
    };
    const history = historyFor(context.req.raw);
    return new Response(await streamHistory({ history, maxEntries, onFailure }, body), {
      headers: {
        "content-type": "text/csv; charset=utf-8; header=present",
        "content-disposition": 'attachment; filename="credits.csv"',
      },
    });
  });

  return app.fetch;
}
