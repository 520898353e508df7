import { describe, expect, it } from "vitest";
import { createTestDatabase } from "../support/test-database.ts";

/** What Postgres opens or copies for each deduct, whether the deduct uses it or not. */
const HANGS_ON = {
  "credits.entries": {
    indexes: ["entries_idempotency_key_is_unique", "entries_pkey"],
    // a constraint's triggers go by the constraint's name
    triggers: ["entries_are_append_only", "entries_are_never_truncated"],
    checks: [],
  },
  "public.tenant_credit_balance": {
    indexes: ["tenant_credit_balance_due_index", "tenant_credit_balance_pkey"],
    triggers: [],
    checks: [],
  },
};

describe("what a deduct writes", () => {
  it.each(Object.entries(HANGS_ON))("%s carries nothing it does not need", async (table, known) => {
    const { owner } = await createTestDatabase();
    const [found] = await owner`
      select
        array(
          select c.relname::text from pg_index as i join pg_class as c on c.oid = i.indexrelid
          where i.indrelid = ${table}::regclass order by 1
        ) as indexes,
        array(
          select distinct coalesce(c.conname, t.tgname)::text
          from pg_trigger as t left join pg_constraint as c on c.oid = t.tgconstraint
          where t.tgrelid = ${table}::regclass order by 1
        ) as triggers,
        array(
          select c.conname::text from pg_constraint as c
          where c.conrelid = ${table}::regclass and c.contype = 'c'
          union all
          select a.attname::text
          from pg_attribute as a join pg_type as t on t.oid = a.atttypid
          where a.attrelid = ${table}::regclass and t.typtype = 'd'
          order by 1
        ) as checks`;
    expect(found).toEqual(known);
  });
});
