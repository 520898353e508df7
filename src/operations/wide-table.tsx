import type { ReactNode } from "react";
import { Table, TableHead } from "../components/ui/table.tsx";

/** A table that scrolls within its box where it is wider than the screen; also by the keyboard. */
export function WideTable(
  { label, columns, children }: { label: string; columns: string[]; children: ReactNode },
) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="relative overflow-x-auto border-t -outline-offset-2"
    >
      <Table className="min-w-max sm:min-w-full">
        <thead>
          <tr>{columns.map((column) => <TableHead key={column}>{column}</TableHead>)}</tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </div>
  );
}
