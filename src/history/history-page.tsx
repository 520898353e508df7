import { History, SearchX } from "lucide-react";
import { LoadError } from "../components/load-error.tsx";
import { PageHeader } from "../components/page-header.tsx";
import { Card, CardContent } from "../components/ui/card.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { MoreRows } from "../credits/more-rows.tsx";
import { NewerRows } from "../credits/newer-rows.tsx";
import { addMessages } from "../i18n/catalogue.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { creditsMessages } from "../i18n/messages/credits.ts";
import { historyMessages } from "../i18n/messages/history.ts";
import { movementsMessages } from "../i18n/messages/movements.ts";
import { useSessionUser } from "../session/session-user-context.tsx";
import { useTenant } from "../tenants/tenant-context.tsx";
import { useMembers } from "../tenants/use-members.ts";
import { ExportBar } from "./export-bar.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { isNarrowed } from "./history-filter.ts";
import { MovementDialog } from "./movement-dialog.tsx";
import { MovementTable } from "./movement-table.tsx";
import { PrintSummary } from "./print-summary.tsx";
import { useHistoryAddress } from "./use-history-address.ts";
import { useMovements } from "./use-movements.ts";

addMessages(creditsMessages, historyMessages, movementsMessages);

/** Every movement of a tenant's credits: narrowed, explained, exported, printed. */
export function HistoryPage() {
  const { t } = useI18n();
  const { tenantId } = useTenant();
  const { id: readerId } = useSessionUser();
  const { filter, setFilter, openedId, openEntry } = useHistoryAddress();
  return (
    <>
      <PageHeader title={t("shell.history")} description={t("history.description")}>
        <ExportBar tenantId={tenantId} filter={filter} />
      </PageHeader>
      <PrintSummary readerId={readerId} filter={filter} />
      <Card aria-label={t("shell.history")} className="overflow-hidden print:border-0">
        <FilterBar
          tenantId={tenantId}
          readerId={readerId}
          filter={filter}
          onChange={setFilter}
        />
        <Movements
          tenantId={tenantId}
          readerId={readerId}
          filter={filter}
          onOpen={openEntry}
        />
      </Card>
      <MovementDialog
        tenantId={tenantId}
        readerId={readerId}
        entryId={openedId}
        onOpen={openEntry}
      />
    </>
  );
}

type MovementsProps = {
  tenantId: string;
  readerId: string;
  filter: Parameters<typeof useMovements>[1];
  onOpen: (entryId: number) => void;
};

function Movements({ tenantId, readerId, filter, onOpen }: MovementsProps) {
  const { t } = useI18n();
  const history = useMovements(tenantId, filter);
  const { data: members } = useMembers(tenantId);
  const { rows: movements } = history;

  if (movements === undefined) {
    return (
      <CardContent aria-busy={!history.isError}>
        {history.isError
          ? <LoadError text={t("history.error")} onRetry={history.retry} />
          : <MovementSkeletons />}
      </CardContent>
    );
  }
  return (
    <>
      <NewerRows list={history} />
      {movements.length === 0
        ? <NothingFound isNarrowed={isNarrowed(filter)} isEnd={!history.hasMore} />
        : (
          <MovementTable
            movements={movements}
            members={members}
            readerId={readerId}
            label={t("shell.history")}
            onOpen={onOpen}
          />
        )}
      <MoreRows
        list={history}
        label={movements.length === 0 ? t("history.search_on") : t("credits.load_more")}
        error={t("history.error")}
      />
    </>
  );
}

function NothingFound(props: { isNarrowed: boolean; isEnd: boolean }) {
  const { t } = useI18n();
  if (!props.isEnd) {
    return (
      <EmptyState
        icon={SearchX}
        title={t("history.none_yet")}
        description={t("history.none_yet_hint")}
      />
    );
  }
  return props.isNarrowed
    ? (
      <EmptyState
        icon={SearchX}
        title={t("history.none_found")}
        description={t("history.none_found_hint")}
      />
    )
    : (
      <EmptyState
        icon={History}
        title={t("history.empty")}
        description={t("history.empty_hint")}
      />
    );
}

function MovementSkeletons() {
  return (
    <div className="grid gap-6 py-1">
      {Array.from({ length: 8 }, (_, row) => <Skeleton key={row} className="h-8" />)}
    </div>
  );
}
