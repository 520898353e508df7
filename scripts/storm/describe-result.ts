import type { StormResult } from "./run-storm.ts";

/** Whether the storm was survived: nothing wrong, and all tenants' books agree. */
export function isSurvived({ problems, agreements }: StormResult): boolean {
  return problems.length === 0 && agreements.every(({ differences }) => differences.length === 0);
}

/** The result as lines for a person, worst news last. */
export function describeResult(result: StormResult): string[] {
  const { counts, reconciliation, agreements, problems, seconds, digest } = result;
  const { runs, repaired } = reconciliation;
  const width = Math.max(...agreements.map(({ name }) => name.length), "tenant".length);
  const row = (cells: readonly (string | number)[], verdict: string) =>
    `  ${String(cells[0]).padEnd(width)}` +
    `${cells.slice(1).map((cell) => String(cell).padStart(11)).join("")}  ${verdict}`;
  return [
    "What happened:",
    ...inColumns([...counts].toSorted(([a], [b]) => a.localeCompare(b))),
    `Reconciliation (${runs} runs) repaired:`,
    ...(repaired.size === 0 ? ["  nothing"] : inColumns([...repaired])),
    `Took ${round(seconds.played)} s, then ${round(seconds.settled)} s until all had arrived and ` +
    `${round(seconds.reconciled)} s of reconciliation`,
    `How it ended: ${digest}`,
    "",
    row(["tenant", "purchases", "granted", "reversed", "spent", "balance"], ""),
    ...agreements.map((one) =>
      row([
        ...[one.name, one.purchases, one.grantedCredits, one.reversedCredits],
        ...[one.spentCredits, one.balanceCredits],
      ], one.differences.length === 0 ? "agrees" : "DIFFERS")
    ),
    ...agreements.flatMap(({ name, differences }) =>
      differences.map((difference) => `✗ ${name}: ${difference}`)
    ),
    ...problems.map((problem) => `✗ ${problem}`),
    isSurvived(result)
      ? "✓ Stripe's books and ours agree for every tenant; credits.verify() is empty; no log says too much"
      : "✗ The storm was not survived",
  ];
}

function inColumns(counted: readonly (readonly [string, number])[]): string[] {
  return counted.map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`);
}

function round(seconds: number): string {
  return seconds.toFixed(1);
}
