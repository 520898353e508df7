import { useSearchParams } from "wouter";
import { z } from "zod";
import { HANDLED_EVENTS } from "../../supabase/functions/_shared/credits/interpret-stripe-event.ts";
import {
  retried,
  stripeEventRow,
} from "../../supabase/functions/_shared/credits/operations-rows.ts";
import { LoadMore } from "../components/ui/load-more.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import {
  type EventsFilter,
  eventsFilterStatus,
  readEventsFilter,
  writeEventsFilter,
} from "./events-filter.ts";
import { EventsTable } from "./events-table.tsx";
import { FilterChoice } from "./filter-choice.tsx";
import { Notice } from "./notice.tsx";
import { problemText } from "./problem-text.ts";
import { Section } from "./section.tsx";
import { EVENT_STATUS } from "./event-status.ts";
import { useOperation, useOperationsPages } from "./use-operations.ts";

const answer = z.object({ events: z.array(stripeEventRow), next: z.string().nullable() });
const paging = { cursor: "before_event_id", answer };
/** What Stripe told us and what became of it; what failed can be tried again. Narrowed by the address. */
export function EventsSection() {
  const { t } = useI18n();
  const [address, setAddress] = useSearchParams();
  const filter = readEventsFilter(address);
  const events = useOperationsPages("/events", writeEventsFilter(filter), paging);
  const set = (change: Partial<EventsFilter>) =>
    setAddress(writeEventsFilter({ ...filter, ...change }), { replace: true });
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
        filter={
          <search aria-label={t("operations.events")} className="grid gap-3 sm:grid-cols-3">
            <FilterChoice
              label={t("operations.status")}
              all={t("operations.events.all")}
              value={filter.status}
              options={eventsFilterStatus.options.map((one) => ({
                value: one,
                name: t(EVENT_STATUS[one].label),
              }))}
              onChoose={(status) => set({ status })}
            />
            <FilterChoice
              label={t("operations.kind")}
              all={t("operations.events.all_types")}
              value={filter.type}
              options={HANDLED_EVENTS.map((one) => ({ value: one, name: one }))}
              onChoose={(type) => set({ type })}
            />
          </search>
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
