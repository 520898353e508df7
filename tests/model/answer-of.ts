import postgres from "postgres";
import type { NaiveOutcome } from "./naive-outcome.ts";

/** What a keyed write answers. */
export type Receipt = {
  entry_id: bigint;
  balance: bigint;
  held: bigint;
  replayed: boolean;
  hold_id?: string;
};

/** The answer of a write; what it made the first time is remembered under the next index. */
export async function answerOf<Id>(
  query: PromiseLike<Receipt[]>,
  made: Id[],
  idOf: (receipt: Receipt) => Id,
): Promise<NaiveOutcome> {
  try {
    const [row] = await query;
    if (row === undefined) throw new Error("Cannot read the receipt: no row");
    const id = idOf(row);
    if (!made.includes(id)) made.push(id);
    return { balance: Number(row.balance), held: Number(row.held) };
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    return { refused: `${error.code} ${(error.detail ?? "").split(" ")[0]}` };
  }
}
