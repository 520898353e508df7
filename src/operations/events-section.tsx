import { useId, useState } from "react";
import { z } from "zod";
import {
  retried,
  type StripeEventRow,
  stripeEventRow,
} from "../../supabase/functions/_shared/credits/operations-rows.ts";
import { Label } from "../components/ui/label.tsx";
import { LoadMore } from "../components/ui/load-more.tsx";
import {
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
} from "../components/ui/select.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { EventsTable } from "./events-table.tsx";
import { Notice } from "./notice.tsx";
import { problemText } from "./problem-text.ts";
import { Section } from "./section.tsx";
import { EVENT_STATUS } from "./event-status.ts";
import { useOperation, useOperationsPages } from "./use-operations.ts";

const answer = z.object({ events: z.array(stripeEventRow), next: z.string().nullable() });
const paging = { cursor: "before_event_id", answer };
const STATUSES = [
  "failed",
  "quarantined",
  "processed",
  "ignored",
] as const satisfies StripeEventRow[
  "status"
][];

/** What Stripe told us and what became of it; what failed can be tried again. */
export function EventsSection() {
  const { t } = useI18n();
  const [status, setStatus] = useState("all");
  const statusId = useId();
  const events = useOperationsPages("/events", status === "all" ? {} : { status }, paging);
  const retry = useOperation("/events/retry", retried);
  const rows = events.data?.pages.flatMap((page) => page.events) ?? [];
  const outcome = retry.data === undefined
    ? null
    : retry.data.healed
    ? t("operations.events.retried")
    : t("operations.quarantine.still", { reason: retry.data.still?.reason ?? "" });
  return (
    <div className="grid gap-4">
      <Notice text={outcome} isGood={retry.data?.healed === true} error={retry.error} />
      <Section
        title={t("operations.events")}
        description={t("operations.events.description")}
        answer={events}
        empty={rows.length === 0 ? t("operations.events.empty") : null}
        actions={
          <div className="flex items-center gap-1">
            <Label htmlFor={statusId}>{t("operations.status")}</Label>
            <Select value={status} onValueChange={setStatus}>
              <SelectTrigger id={statusId}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                <SelectItem value="all">{t("operations.events.all")}</SelectItem>
                {STATUSES.map((one) => (
                  <SelectItem key={one} value={one}>{t(EVENT_STATUS[one].label)}</SelectItem>
                ))}
              </SelectContent>
            </Select>
          </div>
        }
      >
        <EventsTable
          events={rows}
          isBusy={retry.isPending}
          onRetry={(event_id) => {
            if (!retry.isPending) retry.mutate({ event_id });
          }}
        />
        {events.hasNextPage
          ? (
            <LoadMore
              label={t("operations.more")}
              isLoading={events.isFetchingNextPage}
              error={events.isFetchNextPageError ? problemText(t, events.error) : null}
              onLoad={() => void events.fetchNextPage()}
            />
          )
          : null}
      </Section>
    </div>
  );
}
