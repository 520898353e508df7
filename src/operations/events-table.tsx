import type { StripeEventRow } from "../../supabase/functions/_shared/credits/operations-rows.ts";
import { Badge } from "../components/ui/badge.tsx";
import { Button } from "../components/ui/button.tsx";
import { TableCell, TableRow } from "../components/ui/table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { EVENT_STATUS } from "./event-status.ts";
import { WideTable } from "./wide-table.tsx";

type EventsTableProps = {
  events: StripeEventRow[];
  isBusy: boolean;
  onRetry: (eventId: string) => void;
};

/** Events, newest first; one that failed or does not fit has a button. */
export function EventsTable({ events, isBusy, onRetry }: EventsTableProps) {
  const { t, formats } = useI18n();
  return (
    <WideTable
      label={t("operations.events")}
      columns={[
        t("operations.when"),
        t("operations.kind"),
        t("operations.status"),
        t("operations.events.deliveries"),
        t("operations.act"),
      ]}
    >
      {events.map((event) => (
        <TableRow key={event.event_id}>
          <TableCell>{formats.moment(event.received_at)}</TableCell>
          <TableCell>
            {event.type}
            <span className="block font-mono text-xs text-muted-foreground">{event.event_id}</span>
          </TableCell>
          <TableCell>
            <Badge tone={EVENT_STATUS[event.status].tone}>
              {t(EVENT_STATUS[event.status].label)}
            </Badge>
            {event.reason === null
              ? null
              : <code className="block text-xs text-muted-foreground">{event.reason}</code>}
          </TableCell>
          <TableCell className="tabular-nums">{formats.count(event.deliveries)}</TableCell>
          <TableCell>
            {event.status === "failed" || event.status === "quarantined"
              ? (
                <Button
                  size="small"
                  variant="secondary"
                  aria-busy={isBusy}
                  aria-label={t("operations.retry_one", { id: event.event_id })}
                  onClick={() => onRetry(event.event_id)}
                >
                  {t("operations.retry")}
                </Button>
              )
              : null}
          </TableCell>
        </TableRow>
      ))}
    </WideTable>
  );
}
