import { expect } from "vitest";
import type { Sql } from "./test-database.ts";

/** Takes the queue out of every function, so that only keys, conditions and row locks are left. */
export async function removeQueue(owner: Sql): Promise<void> {
  const functions = await owner<{ definition: string }[]>`
    select pg_get_functiondef(p.oid) as definition
    from pg_proc as p
    where p.prosrc like '%pg_advisory_xact_lock%'`;
  expect(functions.length).toBeGreaterThan(0);
  for (const { definition } of functions) {
    await owner.unsafe(
      definition
        .replaceAll(/perform pg_advisory_xact_lock\([^;]*;/g, "")
        .replaceAll(/pg_advisory_xact_lock\([^;]*\) is null/g, "false"),
    );
  }
}
