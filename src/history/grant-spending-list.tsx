import { LoadError } from "../components/load-error.tsx";
import { LoadMore } from "../components/ui/load-more.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { creditsText } from "../credits/credits-text.ts";
import { useActions } from "../credits/use-actions.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { GrantSpending } from "./trace-rows.ts";
import { useGrantSpending } from "./use-grant-spending.ts";

type GrantSpendingListProps = {
  tenantId: string;
  grantId: string;
  onOpen: (entryId: number) => void;
};

/** What a grant's credits were spent on, newest first; each leads to its own movement. */
export function GrantSpendingList({ tenantId, grantId, onOpen }: GrantSpendingListProps) {
  const { t } = useI18n();
  const spending = useGrantSpending(tenantId, grantId);
  const rows = spending.data?.pages.flat();
  if (rows === undefined) {
    return spending.isError
      ? (
        <LoadError
          text={t("history.detail.provenance_error")}
          onRetry={() => void spending.refetch()}
        />
      )
      : <Skeleton className="h-11" />;
  }
  if (rows.length === 0) {
    return <p className="text-sm text-muted-foreground">{t("history.detail.unspent")}</p>;
  }
  return (
    <div className="rounded-lg border text-sm">
      <ul>
        {rows.map((row) => <Spent key={row.fromSpent} row={row} onOpen={onOpen} />)}
      </ul>
      {spending.hasNextPage
        ? (
          <LoadMore
            label={t("history.detail.more_spent")}
            isLoading={spending.isFetchingNextPage}
            error={spending.isFetchNextPageError ? t("history.detail.provenance_error") : null}
            onLoad={() => void spending.fetchNextPage()}
          />
        )
        : null}
    </div>
  );
}

function Spent({ row, onOpen }: { row: GrantSpending; onOpen: (entryId: number) => void }) {
  const { t, formats, language } = useI18n();
  const { data: actions = [] } = useActions();
  const action = actions.find((candidate) => candidate.action === row.action);
  const what = action?.labels[language] ?? row.action ?? t("history.work");
  return (
    <li className="relative flex items-baseline justify-between gap-4 border-t px-3 py-2 first:border-t-0">
      <span className="min-w-0">
        {row.kind === "hold" ? t("history.held", { what }) : (
          <button
            type="button"
            className="cursor-pointer rounded-sm text-left after:absolute after:inset-0 hover:underline"
            onClick={() => onOpen(row.entryId)}
          >
            {what}
          </button>
        )}
        <time dateTime={row.createdAt} className="block text-xs text-muted-foreground">
          {formats.moment(row.createdAt)}
        </time>
      </span>
      <span className="shrink-0 text-right tabular-nums">
        {creditsText(t, formats, row.paidCredits)}
        {row.returnedCredits === 0 ? null : (
          <span className="block text-xs text-muted-foreground">
            {t("history.detail.returned", {
              credits: creditsText(t, formats, row.returnedCredits),
            })}
          </span>
        )}
      </span>
    </li>
  );
}
