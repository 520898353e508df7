import { X } from "lucide-react";
import { useSearchParams } from "wouter";
import { operatorLog } from "../../supabase/functions/_shared/credits/operator-log.ts";
import { Button } from "../components/ui/button.tsx";
import { LoadMore } from "../components/ui/load-more.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { LogFilterBar } from "./log-filter-bar.tsx";
import { type LogFilter, readLogFilter, toLogRequest, writeLogFilter } from "./log-filter.ts";
import { LogTable } from "./log-table.tsx";
import { problemText } from "./problem-text.ts";
import { Section } from "./section.tsx";
import { useOperationsPages } from "./use-operations.ts";

const paging = { cursor: "before_record_id", answer: operatorLog };

/** What operators did and what they were refused; narrowed by the address, so it can be sent. */
export function LogSection() {
  const { t } = useI18n();
  const [search, setSearch] = useSearchParams();
  const filter = readLogFilter(search);
  const log = useOperationsPages("/records", toLogRequest(filter), paging);
  const records = log.data?.pages.flatMap((page) => page.records) ?? [];
  const set = (change: Partial<LogFilter>) =>
    setSearch(writeLogFilter({ ...filter, ...change }), { replace: true });
  return (
    <Section
      title={t("operations.log")}
      description={t("operations.log.description")}
      answer={log}
      empty={records.length === 0 ? t("operations.log.empty") : null}
      filter={
        <>
          <LogFilterBar
            filter={filter}
            operators={log.data?.pages[0]?.operators ?? []}
            onChange={set}
          />
          {filter.tenant === null ? null : (
            <p className="mt-3">
              <Button
                size="small"
                variant="secondary"
                onClick={() => set({ tenant: null })}
              >
                {t("operations.log.tenant", { name: records[0]?.tenant_name ?? filter.tenant })}
                <X aria-hidden />
                <span className="sr-only">{t("operations.log.any_tenant")}</span>
              </Button>
            </p>
          )}
        </>
      }
    >
      <LogTable records={records} />
      {log.hasNextPage
        ? (
          <LoadMore
            label={t("operations.more")}
            isLoading={log.isFetchingNextPage}
            error={log.isFetchNextPageError ? problemText(t, log.error) : null}
            onLoad={() => void log.fetchNextPage()}
          />
        )
        : null}
    </Section>
  );
}
