import type { Sql } from "./test-database.ts";

/** Names from the stated exceptions, each with its reason. */
export type Exceptions = {
  /** Tables that belong to no tenant. */
  sharedTables: Readonly<Record<string, string>>;
  /** Unique indexes that hold across tenants. */
  globalUniques: Readonly<Record<string, string>>;
};

type Problem = { problem: string };

/** Every way in which the tables of these schemas break the rules of distribution and privilege. */
export async function catalogueProblems(
  sql: Sql,
  schemas: readonly string[],
  { sharedTables, globalUniques }: Exceptions,
): Promise<string[]> {
  const shared = Object.keys(sharedTables);
  const uniques = Object.keys(globalUniques);
  const tables = sql`
    select
      c.oid,
      c.relrowsecurity,
      n.nspname || '.' || c.relname as name,
      a.attnum as tenant_column,
      a.attnotnull as tenant_is_known,
      a.attnum is not null and n.nspname || '.' || c.relname <> all (${shared}) as is_owned
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    left join pg_attribute as a
      on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p')
      and n.nspname = any (${schemas})`;

  const answers = await Promise.all([
    sql<Problem[]>`
      with t as (${tables})
      select t.name || ' has no tenant_id and is not among the shared tables' as problem
      from t
      where t.tenant_column is null
        and t.name <> all (${shared})
      union all
      select s.name || ' is among the shared tables and does not exist'
      from unnest(${shared}::text[]) as s (name)
      where split_part(s.name, '.', 1) = any (${schemas})
        and s.name not in (select t.name from t)`,
    sql<Problem[]>`
      with t as (${tables})
      select t.name || ' has no primary key' as problem
      from t
      where not exists (select from pg_index as i where i.indrelid = t.oid and i.indisprimary)
      union all
      select t.name || ' has rows of no tenant'
      from t
      where t.is_owned
        and not t.tenant_is_known
      union all
      select t.name || ': ' || i.indexrelid::regclass::text || ' does not begin with tenant_id'
      from t
      join pg_index as i on i.indrelid = t.oid and i.indisunique
      join pg_class as c on c.oid = i.indexrelid
      where t.is_owned
        and i.indkey[0] <> t.tenant_column
        and c.relname <> all (${uniques})`,
    sql<Problem[]>`
      with t as (${tables})
      select k.conrelid::regclass || ': ' || k.conname || ' leaves tenant_id out' as problem
      from pg_constraint as k
      join t as child on child.oid = k.conrelid and child.is_owned
      join t as parent on parent.oid = k.confrelid and parent.is_owned
      where k.contype = 'f'
        and not exists (
          select
          from unnest(k.conkey, k.confkey) as pair (child_column, parent_column)
          where pair.child_column = child.tenant_column
            and pair.parent_column = parent.tenant_column
        )
      union all
      select k.conrelid::regclass || ': ' || k.conname || ' makes a shared table depend on a tenant'
      from pg_constraint as k
      join t as child on child.oid = k.conrelid and not child.is_owned
      join t as parent on parent.oid = k.confrelid and parent.is_owned
      where k.contype = 'f'
      union all
      select k.conrelid::regclass || ': ' || k.conname || ' does not say what a delete does'
      from pg_constraint as k
      join t as child on child.oid = k.conrelid
      where k.contype = 'f'
        and k.confdeltype = 'a'`,
    sql<Problem[]>`
      with t as (${tables})
      select t.name || ' has no row level security' as problem
      from t
      where not t.relrowsecurity
      union all
      select t.name || ' has no policy'
      from t
      where not exists (select from pg_policy as p where p.polrelid = t.oid)
      union all
      select t.name || ': policy "' || p.polname || '" is not to authenticated alone'
      from t
      join pg_policy as p on p.polrelid = t.oid
      where p.polroles <> array['authenticated'::regrole::oid]`,
  ]);
  return answers.flatMap((rows) => rows.map(({ problem }) => problem)).toSorted();
}
