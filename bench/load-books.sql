-- Books as years of use leave them, written by whole sets in place of millions of calls: the rows
-- that the functions would have written, which credits.verify() proves.

-- What one tenant did, entry by entry. First its grants; then decades of seven deducts, a hold, its
-- capture and a deduct, each decade with another amount. The last hold may still be open.
create function bench.history(grants integer, entries integer)
returns table (
  version integer, kind text, amount bigint, held bigint, spent bigint, origin integer,
  balance_after bigint, held_after bigint, spent_total_after bigint
)
language sql
immutable
set search_path = ''
as $$
  with word as (
    select
      v as version,
      case
        when v <= history.grants then 'topup'
        when (v - history.grants) % 10 = 8 then 'hold'
        when (v - history.grants) % 10 = 9 then 'capture'
        else 'deduct'
      end as kind,
      (1 + (v - history.grants) / 10 % 9)::bigint as cost
    from generate_series(1, history.entries) as v
  ),
  step as (
    select
      w.version,
      w.kind,
      case w.kind when 'topup' then 1000000000 when 'hold' then 0 else -w.cost end as amount,
      case w.kind when 'hold' then w.cost when 'capture' then -w.cost else 0 end as held,
      case when w.kind in ('deduct', 'hold') then w.cost else 0 end as spent,
      case w.kind when 'capture' then w.version - 1 end as origin
    from word as w
  )
  select
    s.*,
    (sum(s.amount) over line)::bigint,
    (sum(s.held) over line)::bigint,
    (sum(s.spent) over line)::bigint
  from step as s
  window line as (order by s.version);
$$;

-- The tenants of one call, and the id after which the entries of each begin.
create function bench.loaded(
  pool text, first_tenant integer, last_tenant integer, first_id bigint, entries integer
)
returns table (tenant_id uuid, before_first bigint)
language sql
immutable
set search_path = ''
as $$
  select md5(loaded.pool || ' ' || n)::uuid, loaded.first_id + (n - loaded.first_tenant) * entries
  from generate_series(loaded.first_tenant, loaded.last_tenant) as n;
$$;

-- Loads the tenants numbered first_tenant to last_tenant of a pool, each with this history. Every
-- decade has been settled, onto the first grant in burn order. All grants but the last expire,
-- none of them within a month, and they differ in priority.
create function bench.load_books(
  pool text, first_tenant integer, last_tenant integer, grants integer, entries integer
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  ids constant text := pg_get_serial_sequence('credits.entries', 'entry_id');
  first_id constant bigint := nextval(ids);
  settled_version constant integer :=
    load_books.grants + (load_books.entries - load_books.grants) / 10 * 10;
begin
  perform setval(
    ids, first_id + (last_tenant - first_tenant + 1)::bigint * load_books.entries
  );
  insert into public.tenants (tenant_id, name)
  select md5(pool || ' ' || n)::uuid, initcap(pool) || ' ' || n
  from generate_series(first_tenant, last_tenant) as n;

  insert into credits.entries (
    tenant_id, entry_id, credit_type, kind, amount_credits, balance_after, held_after,
    spent_credits, spent_total_after, version, idempotency_key, request_fingerprint,
    origin_entry_id, metadata, created_at
  )
  overriding system value
  select
    t.tenant_id, t.before_first + h.version, 'credit', h.kind::credits.entry_kind, h.amount,
    h.balance_after, h.held_after, h.spent, h.spent_total_after, h.version,
    h.kind || ':' || h.version,
    case when h.kind <> 'deduct' then sha256(convert_to(h.kind || h.version, 'UTF8')) end,
    t.before_first + h.origin, '{}',
    now() - make_interval(hours => load_books.entries - h.version)
  from bench.loaded(pool, first_tenant, last_tenant, first_id, load_books.entries) as t
  cross join bench.history(load_books.grants, load_books.entries) as h
  order by t.tenant_id, h.version;

  insert into credits.notable_entries (tenant_id, entry_id, kind, origin_entry_id)
  select
    t.tenant_id, t.before_first + h.version, h.kind::credits.entry_kind, t.before_first + h.origin
  from bench.loaded(pool, first_tenant, last_tenant, first_id, load_books.entries) as t
  cross join bench.history(load_books.grants, load_books.entries) as h
  where h.kind not in ('deduct', 'hold')
  order by t.tenant_id, h.version;

  insert into public.tenant_credit_balance (
    tenant_id, credit_type, balance, held, spent_total, settled_total, version, next_due_at
  )
  select
    t.tenant_id, 'credit', h.balance_after, h.held_after, h.spent_total_after,
    settled.spent_total_after, h.version,
    least(
      case when load_books.grants > 1 then now() + interval '31 days' else 'infinity' end,
      case when h.held_after > 0 then now() + interval '20 days' end
    )
  from bench.loaded(pool, first_tenant, last_tenant, first_id, load_books.entries) as t
  join bench.history(load_books.grants, load_books.entries) as h
    on h.version = load_books.entries
  join bench.history(load_books.grants, load_books.entries) as settled
    on settled.version = settled_version
  order by t.tenant_id;

  insert into credits.accounts (tenant_id, credit_type)
  select t.tenant_id, 'credit'
  from bench.loaded(pool, first_tenant, last_tenant, first_id, load_books.entries) as t;

  insert into credits.grants (
    tenant_id, credit_type, amount_credits, remaining, priority, expires_at, source, source_ref,
    entry_id
  )
  select
    t.tenant_id, 'credit', h.amount,
    h.amount - case h.version when 1 then settled.total else 0 end,
    10 * ((h.version - 1) % 5),
    case
      when h.version = load_books.grants then 'infinity'
      else now() + make_interval(days => 30 + h.version)
    end,
    'promotion', 'bench', t.before_first + h.version
  from bench.loaded(pool, first_tenant, last_tenant, first_id, load_books.entries) as t
  cross join bench.history(load_books.grants, load_books.entries) as h
  cross join (
    select h.spent_total_after as total
    from bench.history(load_books.grants, load_books.entries) as h
    where h.version = settled_version
  ) as settled
  where h.kind = 'topup'
  order by t.tenant_id, h.version;

  insert into credits.burns (tenant_id, credit_type, grant_id, from_spent, to_spent)
  select g.tenant_id, 'credit', g.grant_id, decade.from_spent, decade.to_spent
  from bench.loaded(pool, first_tenant, last_tenant, first_id, load_books.entries) as t
  join credits.grants as g
    on g.tenant_id = t.tenant_id
    and g.entry_id = t.before_first + 1
  cross join (
    select
      lag(h.spent_total_after, 1, 0::bigint) over (order by h.version) as from_spent,
      h.spent_total_after as to_spent
    from bench.history(load_books.grants, load_books.entries) as h
    where h.version > load_books.grants
      and (h.version - load_books.grants) % 10 = 0
  ) as decade
  order by g.tenant_id, decade.from_spent;

  insert into credits.holds (
    tenant_id, credit_type, amount_credits, from_spent, deadline_at, state, captured_credits,
    entry_id, closed_at
  )
  select
    t.tenant_id, 'credit', h.held, h.spent_total_after - h.held, now() + interval '20 days',
    case when is_over then 'captured' else 'open' end,
    case when is_over then h.held else 0 end,
    t.before_first + h.version,
    case when is_over then now() end
  from bench.loaded(pool, first_tenant, last_tenant, first_id, load_books.entries) as t
  cross join bench.history(load_books.grants, load_books.entries) as h
  cross join lateral (values (h.version < load_books.entries)) as ending (is_over)
  where h.kind = 'hold'
  order by t.tenant_id, h.version;
end;
$$;
