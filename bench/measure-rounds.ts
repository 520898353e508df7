import { type Cell, describeCell } from "./cell.ts";
import type { Driver } from "./driver.ts";
import type { MeasuredCell } from "./results.ts";
import { summarise } from "./summary.ts";
import { statementsOf } from "./workloads.ts";

/** How long, how often, after which warm-up and on how many tenants each cell is measured. */
export type Plan = { rounds: number; warmUpSeconds: number; seconds: number; tenants: number };

/** A cell and where it is measured: several databases can take part in one run. */
export type PlacedCell = { cell: Cell; driver: Driver; place?: string };

/**
 * Measures every cell once in each round, so that a slow moment of the machine hits all of them;
 * `note` hears what is being measured.
 */
export async function measureRounds<Placed extends PlacedCell>(
  placed: readonly Placed[],
  { rounds, warmUpSeconds, seconds, tenants }: Plan,
  note: (line: string) => void,
): Promise<(Placed & MeasuredCell)[]> {
  const measured = placed.map((one) => ({
    ...one,
    rounds: new Array<ReturnType<typeof summarise>>(),
  }));
  for (let round = 1; round <= rounds; round++) {
    for (const [index, { cell, driver, place, rounds: done }] of measured.entries()) {
      note(
        `round ${round}/${rounds}, ${index + 1}/${measured.length}: ${describeCell(cell)}` +
          `${place === undefined ? "" : `, ${place}`}`,
      );
      const used = cell.tenants === "one" ? 1 : tenants;
      done.push(summarise(
        await driver.run({
          statements: statementsOf(cell, used),
          clients: cell.clients,
          tenants: used,
          warmUpSeconds,
          seconds,
        }),
      ));
    }
  }
  return measured;
}
