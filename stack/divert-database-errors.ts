import { RelationNotFoundError } from "@supabase/lite";
import postgres from "postgres";

/**
 * Sends the database errors that lite prints with console.error to `log` instead, one line each. An
 * RPC that answers 402 is an ordinary answer, not a stack trace in somebody's terminal. Returns the
 * function that ends the diversion.
 */
export function divertDatabaseErrors(log: (line: string) => void): () => void {
  const original = console.error;
  const diverted = (...args: unknown[]) => {
    const [error] = args;
    if (args.length === 1 && error instanceof postgres.PostgresError) {
      log(`database: ${error.code} ${error.message}`);
    } else if (args.length === 1 && error instanceof RelationNotFoundError) {
      log(`database: ${error.message}`);
    } else {
      original(...args);
    }
  };
  console.error = diverted;
  return () => {
    // Somebody may have put their own in front meanwhile; theirs then stays.
    if (console.error === diverted) console.error = original;
  };
}
