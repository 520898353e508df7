const COLOURS = [
  "var(--chart-1)",
  "var(--chart-2)",
  "var(--chart-3)",
  "var(--chart-4)",
  "var(--chart-5)",
] as const;

/** The colour of the n-th action; the rest, always last, is grey. */
export function seriesColour(index: number): string {
  return COLOURS[index] ?? "var(--chart-rest)";
}
