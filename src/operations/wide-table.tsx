import type { ReactNode } from "react";
import { Table, TableHead } from "../components/ui/table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";

/**
 * A table that scrolls within its box where it is wider than the screen, also by the keyboard. The
 * column of buttons has a name for those who hear it; the others see what the buttons say.
 */
export function WideTable(
  { label, columns, children }: { label: string; columns: string[]; children: ReactNode },
) {
  const { t } = useI18n();
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="relative overflow-x-auto border-t -outline-offset-2"
    >
      <Table className="min-w-max sm:min-w-full has-[td_button]:[&_td]:align-middle">
        <thead>
          <tr>
            {columns.map((column) => (
              <TableHead key={column}>
                {column === t("operations.act")
                  ? <span className="sr-only">{column}</span>
                  : column}
              </TableHead>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </div>
  );
}
