import type { Sql } from "../support/test-database.ts";

/** A rule of the ledger, broken in its SQL: in each of these functions, this text becomes that. */
export type Mutant = {
  breaks: string;
  edits: readonly (readonly [inFunction: string, text: string, becomes: string])[];
};

/** Breaks the rule in one database. A mutant whose text is gone is an error: it would prove nothing. */
export async function release({ breaks, edits }: Mutant, owner: Sql): Promise<void> {
  for (const [name, text, becomes] of edits) {
    const [found] = await owner<{ definition: string }[]>`
      select pg_get_functiondef(${name}::regproc) as definition`;
    if (found === undefined || !found.definition.includes(text)) {
      throw new Error(`Cannot break "${breaks}": ${name} does not say ${text}`);
    }
    await owner.unsafe(found.definition.replaceAll(text, becomes));
  }
}
