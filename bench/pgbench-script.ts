import type { Load } from "./driver.ts";

/** A load as pgbench reads it: what a statement selects is kept for the statements after it. */
export function pgbenchScript({ statements, tenants }: Load): string {
  const lines = statements.map((statement, index) =>
    statement.replaceAll(/\s*\n\s*/g, " ") + (index < statements.length - 1 ? " \\gset" : ";")
  );
  return [
    `\\set tenant random(1, ${tenants})`,
    "\\set key random(1, 9000000000000000000)",
    ...lines,
    "",
  ].join("\n");
}
