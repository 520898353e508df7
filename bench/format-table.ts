/** Rows below their header as text columns; those that hold numbers throughout are right-aligned. */
export function formatTable(header: readonly string[], rows: readonly string[][]): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))
  );
  const isNumeric = header.map((_, column) =>
    rows.length > 0 && rows.every((row) => /^[\d.]+$/.test(row[column] ?? ""))
  );
  return [header, ...rows].map((row) =>
    row.map((text, column) =>
      isNumeric[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0)
    ).join("  ").trimEnd()
  ).join("\n");
}
