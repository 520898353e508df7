import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { catalogueProblems, type Exceptions } from "../support/catalogue.ts";
import { createTestDatabase } from "../support/test-database.ts";

/** What does not belong to a tenant, or is unique across tenants, and why. Nothing else may be. */
const EXCEPTIONS: Exceptions = {
  sharedTables: {
    "credits.types": "the kinds of credits, the same for everybody",
    "credits.actions": "the price list, the same for everybody",
    "billing.packages": "what is for sale, the same for everybody",
    "billing.catalogue_versions": "the history of packages and price list",
    "billing.operator_records": "what operators set going for the whole project",
    "billing.operator_outcomes": "what came of it",
    "billing.policies": "switches of the whole project",
    "billing.resolutions": "what a person decided, perhaps of an event that names no tenant",
    "billing.reconcile_runs": "a run goes over all tenants",
    "billing.stripe_events": "known by Stripe's id before anybody knows whose it is",
    "tenancy.operators": "who runs the product belongs to no tenant by that",
    "billing.rate_limits": "counts callers, who may belong to several tenants or to none",
  },
  globalUniques: {
    purchases_session_is_unique: "one session pays one purchase, whoever's",
    purchases_payment_intent_is_unique: "one payment pays one purchase, whoever's",
    stripe_customers_id_is_unique: "one Stripe customer never stands for two tenants",
  },
};

const NO_EXCEPTIONS: Exceptions = { sharedTables: {}, globalUniques: {} };

/** A table that keeps every rule; each example breaks one of them. */
const GOOD = `
  create table broken.parent (
    tenant_id uuid not null references public.tenants (tenant_id) on delete restrict,
    parent_id uuid not null,
    code text not null,
    primary key (tenant_id, parent_id),
    constraint parent_code_is_unique unique (tenant_id, code)
  );
  alter table broken.parent enable row level security;
  create policy "nobody" on broken.parent for all to authenticated using (false);`;

const EXAMPLES: [problem: string, change: string][] = [
  [
    "broken.other has no tenant_id and is not among the shared tables",
    `create table broken.other (other_id uuid primary key);
     alter table broken.other enable row level security;
     create policy "nobody" on broken.other to authenticated using (false)`,
  ],
  ["broken.parent has no primary key", "alter table broken.parent drop constraint parent_pkey"],
  [
    "broken.parent has rows of no tenant",
    `alter table broken.parent drop constraint parent_pkey, drop constraint parent_code_is_unique;
     alter table broken.parent alter tenant_id drop not null;
     alter table broken.parent add primary key (parent_id)`,
  ],
  [
    "broken.parent: broken.parent_pkey does not begin with tenant_id",
    `alter table broken.parent drop constraint parent_pkey;
     alter table broken.parent add primary key (parent_id, tenant_id)`,
  ],
  [
    "broken.parent: broken.parent_code_index does not begin with tenant_id",
    "create unique index parent_code_index on broken.parent (code) where code <> ''",
  ],
  [
    "broken.child: child_parent_fkey leaves tenant_id out",
    `alter table broken.parent add constraint parent_id_is_unique unique (parent_id);
     create table broken.child (
       tenant_id uuid not null,
       parent_id uuid not null,
       primary key (tenant_id, parent_id),
       constraint child_parent_fkey
       foreign key (parent_id) references broken.parent (parent_id) on delete restrict
     );
     alter table broken.child enable row level security;
     create policy "nobody" on broken.child to authenticated using (false)`,
  ],
  [
    "broken.other: other_tenant_fkey makes a shared table depend on a tenant",
    `create table broken.other (
       other_id uuid primary key,
       owner_id uuid,
       code text,
       constraint other_tenant_fkey
       foreign key (owner_id, code) references broken.parent (tenant_id, code) on delete restrict
     );
     alter table broken.other enable row level security;
     create policy "nobody" on broken.other to authenticated using (false)`,
  ],
  [
    "broken.parent: parent_tenant_id_fkey does not say what a delete does",
    `alter table broken.parent drop constraint parent_tenant_id_fkey;
     alter table broken.parent add foreign key (tenant_id) references public.tenants (tenant_id)`,
  ],
  [
    "broken.parent has no row level security",
    "alter table broken.parent disable row level security",
  ],
  ["broken.parent has no policy", `drop policy "nobody" on broken.parent`],
  [
    'broken.parent: policy "everybody" is not to authenticated alone',
    `create policy "everybody" on broken.parent for select using (false)`,
  ],
];

describe("the catalogue", () => {
  it("keeps every rule, but for the exceptions that are listed with their reasons", async () => {
    const { owner } = await createTestDatabase({ connections: 1 });
    const schemas = ["public", "credits", "billing", "tenancy"];
    expect(await catalogueProblems(owner, schemas, EXCEPTIONS)).toEqual([]);
  });

  it("shows every listed exception when the list is gone, so none of them is stale", async () => {
    const { owner } = await createTestDatabase({ connections: 1 });
    const problems = (
      await catalogueProblems(owner, ["billing", "credits", "tenancy"], NO_EXCEPTIONS)
    )
      .join("\n");
    for (
      const name of [
        ...Object.keys(EXCEPTIONS.sharedTables),
        ...Object.keys(EXCEPTIONS.globalUniques),
      ]
    ) expect(problems).toContain(name);
  });

  it("has no table that the plan for distributing it forgets", async () => {
    const { owner } = await createTestDatabase({ connections: 1 });
    const plan = await readFile(
      new URL("../../docs/decisions/0017-growing-beyond-one-server.md", import.meta.url),
      "utf8",
    );
    const tables = await owner<{ name: string }[]>`
      select n.nspname || '.' || c.relname as name
      from pg_class as c
      join pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p')
        and n.nspname in ('public', 'credits', 'billing', 'tenancy')`;
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.map(({ name }) => name).filter((name) => !plan.includes(name))).toEqual([]);
  });

  it("names every broken rule", async () => {
    const { owner } = await createTestDatabase({ connections: 1 });
    const problemsAfter = async (change: string) => {
      await owner.unsafe(`drop schema if exists broken cascade; create schema broken; ${GOOD}`);
      await owner.unsafe(change);
      return await catalogueProblems(owner, ["broken", "public"], NO_EXCEPTIONS);
    };
    expect(await problemsAfter("select")).toEqual([]);
    for (const [problem, change] of EXAMPLES) {
      expect(await problemsAfter(change), problem).toContain(problem);
    }
    expect(
      await catalogueProblems(owner, ["broken"], {
        ...NO_EXCEPTIONS,
        sharedTables: { "broken.gone": "was dropped" },
      }),
    ).toContain("broken.gone is among the shared tables and does not exist");
  });
});
