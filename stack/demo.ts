import postgres from "postgres";

/** The password of every demo user; the hash in supabase/seed-demo.sql is this word's. */
export const demoPassword = "tenant-credits-demo";

export type DemoUser = {
  email: string;
  password: string;
  user_id: string;
  /** None for an operator, who runs the product and belongs to no tenant. */
  memberships: { tenant_id: string; role: string }[];
};
export type DemoTenant = { tenant_id: string; name: string };
export type Demo = { users: DemoUser[]; tenants: DemoTenant[] };

/** Who can sign in to try the stack, as the database has them; empty without the demo seed. */
export async function readDemo(databaseUrl: string): Promise<Demo> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const [seeded] = await sql`select to_regclass('public.tenant_members') is not null as yes`;
    if (seeded?.["yes"] !== true) return { users: [], tenants: [] };
    // Only addresses nobody can own: people who signed up here have passwords of their own.
    const users = await sql<Omit<DemoUser, "password">[]>`
      select
        u.email,
        u.id as user_id,
        coalesce(
          jsonb_agg(
            jsonb_build_object('tenant_id', m.tenant_id, 'role', m.role) order by m.tenant_id
          ) filter (where m.tenant_id is not null),
          '[]'
        ) as memberships
      from auth.users as u
      left join public.tenant_members as m on m.user_id = u.id
      left join tenancy.operators as o on o.user_id = u.id
      where u.email like '%.example' and (m.user_id is not null or o.user_id is not null)
      group by u.id
      order by min(m.tenant_id::text), u.id
    `;
    const tenants = await sql<DemoTenant[]>`
      select t.tenant_id, t.name
      from public.tenants as t
      where t.tenant_id in (
        select m.tenant_id
        from public.tenant_members as m
        join auth.users as u on u.id = m.user_id
        where u.email like '%.example'
      )
      order by t.tenant_id
    `;
    return {
      users: users.map((user) => ({ ...user, password: demoPassword })),
      tenants: tenants.map((tenant) => ({ ...tenant })),
    };
  } finally {
    await sql.end();
  }
}
