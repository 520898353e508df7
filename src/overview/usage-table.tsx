import { classNames } from "../components/class-names.ts";
import { Table, TableCell, TableHead, TableRow } from "../components/ui/table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { UsageSeries } from "./usage-series.ts";

/** The chart's numbers for who cannot see it or wants them exactly, newest day first. */
export function UsageTable({ usage }: { usage: UsageSeries }) {
  const { t, formats } = useI18n();
  const { days, series } = usage;
  const rows = days
    .map((day, index) => ({ day, amounts: series.map(({ perDay }) => perDay[index] ?? 0) }))
    .filter(({ amounts }) => amounts.some((amount) => amount !== 0))
    .reverse();
  return (
    <details className="mt-4 text-sm">
      <summary className="-my-2.5 w-fit cursor-pointer py-2.5 print:hidden rounded text-muted-foreground hover:text-foreground">
        {t("overview.as_table")}
      </summary>
      {/* Wide for a phone: it scrolls by itself, with the keyboard too. */}
      <div
        role="region"
        aria-label={t("overview.usage")}
        tabIndex={0}
        className="mt-2 max-h-80 overflow-auto rounded-lg border"
      >
        <Table>
          <thead>
            <tr>
              <TableHead>{t("overview.column.day")}</TableHead>
              {series.map(({ key, name }) => (
                <TableHead key={key} className="text-right">{name}</TableHead>
              ))}
              <TableHead className="text-right">{t("overview.column.total")}</TableHead>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ day, amounts }) => (
              <TableRow key={day}>
                <TableCell className="py-1.5 whitespace-nowrap">{formats.utcDay(day)}</TableCell>
                {amounts.map((amount, index) => (
                  <TableCell
                    key={index}
                    className={classNames(
                      "py-1.5 text-right tabular-nums",
                      amount === 0 && "text-muted-foreground",
                    )}
                  >
                    {formats.count(amount)}
                  </TableCell>
                ))}
                <TableCell className="py-1.5 text-right font-medium tabular-nums">
                  {formats.count(amounts.reduce((sum, amount) => sum + amount, 0))}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </div>
    </details>
  );
}
