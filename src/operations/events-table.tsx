import type { StripeEventRow } from "../../supabase/functions/_shared/credits/operations-rows.ts";
import { Badge } from "../components/ui/badge.tsx";
import { Button } from "../components/ui/button.tsx";
import { RecordTable } from "../components/ui/record-table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { EVENT_STATUS } from "./event-status.ts";

type EventsTableProps = {
  events: StripeEventRow[];
  isBusy: boolean;
  onRetry: (eventId: string) => void;
};

/** Events, newest first; one that failed or does not fit has a button. */
export function EventsTable({ events, isBusy, onRetry }: EventsTableProps) {
  const { t, formats } = useI18n();
  return (
    <RecordTable
      label={t("operations.events")}
      rows={events}
      keyOf={({ event_id }) => event_id}
      columns={[
        { name: t("operations.when"), cell: ({ received_at }) => formats.moment(received_at) },
        {
          name: t("operations.kind"),
          cell: ({ type, event_id }) => (
            <>
              {type}
              <span className="block font-mono text-xs text-muted-foreground">{event_id}</span>
            </>
          ),
        },
        {
          name: t("operations.status"),
          cell: ({ status, reason }) => (
            <>
              <Badge tone={EVENT_STATUS[status].tone}>{t(EVENT_STATUS[status].label)}</Badge>
              {reason === null
                ? null
                : <code className="block text-xs text-muted-foreground">{reason}</code>}
            </>
          ),
        },
        {
          name: t("operations.events.deliveries"),
          kind: "number",
          cell: ({ deliveries }) => formats.count(deliveries),
        },
        {
          name: t("operations.act"),
          kind: "buttons",
          cell: ({ status, event_id }) =>
            status === "failed" || status === "quarantined"
              ? (
                <Button
                  size="small"
                  variant="secondary"
                  aria-busy={isBusy}
                  aria-label={t("operations.retry_one", { id: event_id })}
                  onClick={() => onRetry(event_id)}
                >
                  {t("operations.retry")}
                </Button>
              )
              : null,
        },
      ]}
    />
  );
}
