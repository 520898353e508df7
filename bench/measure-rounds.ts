import { type Cell, describeCell } from "./cell.ts";
import type { Driver } from "./driver.ts";
import type { MeasuredCell } from "./results.ts";
import { summarise, type Summary } from "./summary.ts";
import { statementsOf } from "./workloads.ts";

/** How long, how often, after which warm-up and on how many tenants each cell is measured. */
export type Plan = { rounds: number; warmUpSeconds: number; seconds: number; tenants: number };

/** A cell and where it is measured: several databases can take part in one run. */
export type PlacedCell = { cell: Cell; driver: Driver; place?: string };

/**
 * Measures every cell once in each round, so that a slow moment of the machine hits all of them; one
 * that is listed again is measured again. `placedIn` says where, before each round. `note` hears what
 * each did.
 */
export async function measureRounds<Placed extends PlacedCell>(
  placedIn: (round: number) => Promise<readonly Placed[]>,
  { rounds, warmUpSeconds, seconds, tenants }: Plan,
  note: (line: string) => void,
): Promise<(Placed & MeasuredCell)[]> {
  const measured = new Map<string, Placed & MeasuredCell>();
  for (let round = 1; round <= rounds; round++) {
    const placed = await placedIn(round);
    for (const [index, one] of placed.entries()) {
      const { cell, driver, place } = one;
      const name = `${describeCell(cell)}${place === undefined ? "" : `, ${place}`}`;
      const used = cell.tenants === "one" ? 1 : tenants;
      const summary = summarise(
        await driver.run({
          statements: statementsOf(cell, used),
          clients: cell.clients,
          tenants: used,
          warmUpSeconds,
          seconds,
        }),
      );
      const before: Summary[] = measured.get(name)?.rounds ?? [];
      measured.set(name, { ...one, rounds: [...before, summary] });
      note(
        `round ${round}/${rounds}, ${index + 1}/${placed.length}: ${name}: ` +
          `${summary.transactions_per_second.toFixed(0)} transactions/s`,
      );
    }
  }
  return [...measured.values()];
}
