import { classNames } from "../components/class-names.ts";
import { Table, TableCell, TableHead, TableRow } from "../components/ui/table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { CreditAction } from "./credit-action.ts";
import type { CreditEntry } from "./credit-entry.ts";
import { describeEntry } from "./describe-entry.ts";
import { useActions } from "./use-actions.ts";

type HistoryTableProps = { entries: CreditEntry[]; labelledBy: string };

/** The movements as a table; on a phone date and balance move under what they belong to. */
export function HistoryTable({ entries, labelledBy }: HistoryTableProps) {
  const { t } = useI18n();
  const actions = useActions();
  return (
    <Table aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <TableHead>{t("credits.column.what")}</TableHead>
          <TableHead className="max-sm:hidden">{t("credits.column.when")}</TableHead>
          <TableHead className="text-right max-sm:pr-5">{t("credits.column.amount")}</TableHead>
          <TableHead className="text-right max-sm:hidden">{t("credits.column.balance")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <HistoryRow key={entry.entryId} entry={entry} actions={actions.data ?? []} />
        ))}
      </tbody>
    </Table>
  );
}

function HistoryRow({ entry, actions }: { entry: CreditEntry; actions: CreditAction[] }) {
  const i18n = useI18n();
  const { t, formats } = i18n;
  const moment = <time dateTime={entry.createdAt}>{formats.moment(entry.createdAt)}</time>;
  const balance = formats.count(entry.balanceAfter);
  return (
    <TableRow>
      <TableCell className="w-full">
        <span className="font-medium [overflow-wrap:anywhere]">
          {describeEntry(entry, actions, i18n)}
        </span>
        {entry.reference === null
          ? null
          : (
            <span className="block text-xs [overflow-wrap:anywhere] text-muted-foreground">
              {entry.reference}
            </span>
          )}
        <span className="block text-xs text-muted-foreground sm:hidden">{moment}</span>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground max-sm:hidden">
        {moment}
      </TableCell>
      <TableCell className="text-right whitespace-nowrap tabular-nums max-sm:pr-5">
        <span className={classNames("font-medium", entry.amountCredits > 0 && "text-success")}>
          {formats.signed(entry.amountCredits)}
        </span>
        <span className="block text-xs text-muted-foreground sm:hidden">
          {t("credits.balance_after", { balance })}
        </span>
      </TableCell>
      <TableCell className="text-right whitespace-nowrap text-muted-foreground tabular-nums max-sm:hidden">
        {balance}
      </TableCell>
    </TableRow>
  );
}
