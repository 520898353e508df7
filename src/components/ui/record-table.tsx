import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";

/** A column of records: its name, and what a record has there; null is nothing. */
export type Column<Row> = {
  name: string;
  cell: (row: Row) => ReactNode;
  /**
   * A record's title heads its card. Numbers stand below each other. Buttons say themselves what they
   * do: the name of their column is for those who hear it.
   */
  kind?: "title" | "number" | "buttons";
};

type RecordTableProps<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
};

/**
 * Records as a table; where it has no room for columns, each as a card of names and values, so that
 * nothing scrolls sideways. It is a table to a screen reader in both: the roles are spelled out because
 * a browser forgets them where `display` changes, and the names in a card are only seen.
 */
export function RecordTable<Row>({ label, columns, rows, keyOf }: RecordTableProps<Row>) {
  return (
    <div className="@container relative border-t">
      <table
        role="table"
        aria-label={label}
        className="block w-full border-collapse text-sm @2xl:table"
      >
        <thead role="rowgroup" className="sr-only @2xl:not-sr-only">
          <tr role="row">
            {columns.map(({ name, kind }) => (
              <th
                key={name}
                role="columnheader"
                scope="col"
                className={classNames(
                  "px-3 py-2 text-left text-xs font-medium whitespace-nowrap text-muted-foreground first:pl-6 last:pr-6",
                  kind === "number" && "text-right",
                )}
              >
                {kind === "buttons" ? <span className="sr-only">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="block @2xl:table-row-group">
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              role="row"
              className="grid gap-y-2 border-t px-5 py-4 first:border-t-0 @2xl:table-row @2xl:first:border-t @2xl:has-[button]:[&>td]:align-middle"
            >
              {columns.map((column) => (
                <RecordCell key={column.name} column={column} value={column.cell(row)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RecordCellProps<Row> = { column: Column<Row>; value: ReactNode };

function RecordCell<Row>({ column: { name, kind }, value }: RecordCellProps<Row>) {
  const isNamed = kind === undefined || kind === "number";
  return (
    <td
      role="cell"
      className={classNames(
        "grid items-baseline gap-x-3 align-top @2xl:table-cell @2xl:px-3 @2xl:py-3 @2xl:first:pl-6 @2xl:last:pr-6",
        isNamed && "grid-cols-[minmax(6.5rem,2fr)_5fr]",
        kind === "title" && "text-base font-medium @2xl:text-sm",
        kind === "number" && "tabular-nums @2xl:text-right",
        value === null && "hidden",
      )}
    >
      {isNamed
        ? <span aria-hidden className="text-xs text-muted-foreground @2xl:hidden">{name}</span>
        : null}
      <div
        className={classNames(
          "min-w-0 [overflow-wrap:anywhere]",
          kind === "buttons" && "flex flex-wrap gap-2 pt-1 @2xl:justify-end @2xl:pt-0",
        )}
      >
        {value}
      </div>
    </td>
  );
}
