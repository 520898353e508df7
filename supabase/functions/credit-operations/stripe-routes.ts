import {
  listEventsRequest,
  nothingRequest,
  retryEventRequest,
  runReconcileRequest,
} from "../_shared/credits/operations-request.ts";
import type { ConnectorStatus } from "../_shared/credits/operations-rows.ts";
import { reconcileRequest } from "../_shared/credits/reconcile-request.ts";
import type { Ledger } from "../_shared/ledger.ts";
import { reconcile, type ReconcilePorts } from "../_shared/reconcile/reconcile.ts";
import { tellReport } from "../_shared/reconcile/tell-report.ts";
import { retryEvent, type RetryPorts } from "../_shared/retry-event.ts";
import type { StripeGateway } from "../_shared/stripe.ts";
import type { OperatorDoor } from "./operator-door.ts";

export type StripePorts = RetryPorts & ReconcilePorts & {
  ledger: Pick<Ledger, "listEvents" | "listRuns">;
  stripe: Pick<StripeGateway, "readConnection" | "apiVersion">;
  isSimulator: boolean;
  webhookSecrets: number;
};

/** A person waits for the answer; what is left over is the next run's. */
const MAX_RUN_SECONDS = 20;

/** Stripe's side: the log of its events, the comparison with its objects, and the connection itself. */
export function addStripeRoutes({ read, write }: OperatorDoor, ports: StripePorts): void {
  const { ledger, log } = ports;

  read("/events", listEventsRequest, async (request) => {
    const events = await ledger.listEvents(request);
    const isFull = events.length === request.page_size;
    return { events, next: isFull ? events.at(-1)?.event_id ?? null : null };
  });

  write(
    "/events/retry",
    retryEventRequest,
    { action: "retry_event", about: ({ event_id }) => ({ subject: event_id }) },
    ({ event_id }) => retryEvent(ports, event_id),
  );

  read("/reconcile/runs", nothingRequest, async () => ({ runs: await ledger.listRuns() }));

  write(
    "/reconcile/run",
    runReconcileRequest,
    { action: "reconcile", about: ({ dry_run }) => ({ details: { dry_run } }) },
    async ({ dry_run }, { requestId }) => {
      const request = reconcileRequest.parse({ dry_run, max_seconds: MAX_RUN_SECONDS });
      const report = await reconcile(ports, request);
      tellReport(log, report, requestId);
      return report;
    },
  );

  read("/connector", nothingRequest, () => readStatus(ports));
}

/** Whether Stripe answers, whom it takes us for, and whether it reaches us; says no secret. */
async function readStatus(ports: StripePorts): Promise<ConnectorStatus> {
  const { ledger, stripe, livemode, isSimulator, webhookSecrets } = ports;
  const [connection, [newest]] = await Promise.all([
    stripe.readConnection(),
    ledger.listEvents({ page_size: 1 }),
  ]);
  return {
    reachable: connection !== null,
    account: connection === null ? null : masked(connection.accountId),
    livemode,
    is_simulator: isSimulator,
    api_version: stripe.apiVersion,
    webhook_secrets: webhookSecrets,
    clock_skew_seconds: connection?.skewSeconds ?? null,
    answered_in_ms: connection?.answeredInMs ?? null,
    last_event_at: newest?.received_at ?? null,
  };
}

/** Enough to tell accounts apart. */
function masked(accountId: string): string {
  return `acct_…${accountId.slice(-4)}`;
}
