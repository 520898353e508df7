import postgres from "postgres";
import type { Sql } from "../../support/test-database.ts";

/** What one key was answered. */
export type Answer = { entry: bigint; balance: bigint; held: bigint } | { refused: string };

/** Something a client asks, to be sent again unchanged until it is answered: an answer per key. */
export type Request = { send: (sql: Sql) => Promise<[key: string, Answer][]> };

export type Row = { entry_id: bigint; balance: bigint; held: bigint };

/** A write with one key. What it made is told to `learn`, also when it is a replay. */
export function write<Receipt extends Row>(
  key: string,
  query: (sql: Sql) => PromiseLike<readonly Receipt[]>,
  learn: (receipt: Receipt) => void = () => undefined,
): Request {
  return {
    send: async (sql) => {
      try {
        const [row] = await query(sql);
        if (row === undefined) return [];
        learn(row);
        return [[key, answerOf(row)]];
      } catch (error) {
        if (!(error instanceof postgres.PostgresError) || !error.code.startsWith("PT")) throw error;
        return [[key, { refused: (error.detail ?? "").split(" ")[0] ?? "" }]];
      }
    },
  };
}

/** What carries no key and changes nothing that somebody owns. */
export function read(query: (sql: Sql) => PromiseLike<unknown>): Request {
  return {
    send: async (sql) => {
      await query(sql);
      return [];
    },
  };
}

export function answerOf({ entry_id, balance, held }: Row): Answer {
  return { entry: entry_id, balance, held };
}
