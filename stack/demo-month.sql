-- A month in the life of the two demo tenants, so that the first look at the dashboard shows what
-- it is for. Every movement goes through the functions of the product; only when it happened is
-- written afterwards, because time cannot be asked to pass. The same month every time, ending
-- today, and only where nothing has happened yet.
do $$
declare
  alpenblick constant uuid := '11111111-1111-4111-8111-111111111111';
  nordlicht constant uuid := '22222222-2222-4222-8222-222222222222';
  people constant uuid[] := array[
    'a0000000-0000-4000-8000-000000000001',
    'a0000000-0000-4000-8000-000000000002',
    'a0000000-0000-4000-8000-000000000003'
  ];
  actions constant text[] := array[
    'assistant_action', 'assistant_action', 'assistant_action', 'email', 'email',
    'pdf_extraction', 'pdf_extraction', 'fax', 'bank_sync', 'letter'
  ];
  today constant timestamptz := date_trunc('day', now(), 'UTC');
  at timestamptz;
  written record;
  uses integer;
begin
  if exists (select from credits.entries where tenant_id in (alpenblick, nordlicht)) then
    return;
  end if;
  perform setseed(0.42);
  create temporary table demo_moments (entry_id bigint, at timestamptz) on commit drop;

  for days_ago in reverse 32..0 loop
    at := today - make_interval(days => days_ago) + interval '6 hours';
    if days_ago = 32 then
      select * into written from public.rpc_credit_topup(
        alpenblick, 400, 'demo subscription', source => 'subscription',
        source_ref => 'demo subscription', priority => 20::smallint
      );
      insert into demo_moments values (written.entry_id, at);
      select * into written from public.rpc_credit_topup(
        nordlicht, 60, 'demo welcome', source => 'promotion', source_ref => 'demo welcome'
      );
      insert into demo_moments values (written.entry_id, at);
    elsif days_ago = 3 then
      select * into written from public.rpc_credit_topup(
        alpenblick, 80, 'demo promotion', source => 'promotion', source_ref => 'demo promotion',
        expires_at => today + interval '9 days 12 hours', priority => 10::smallint
      );
      insert into demo_moments values (written.entry_id, at);
    end if;

    -- Offices rest at weekends, and today's work has only begun.
    uses := case
      when extract(isodow from at) > 5 then floor(random() * 2)
      when days_ago = 0 then 3
      else 3 + floor(random() * 5)
    end;
    for use in 1..uses loop
      at := at + make_interval(mins => 20 + floor(random() * 90)::integer);
      exit when at > now();
      select * into written from public.rpc_credit_deduct(
        alpenblick,
        idempotency_key => format('demo %s %s', days_ago, use),
        action => actions[1 + floor(random() * 10)::integer],
        quantity => 1 + floor(random() * random() * 4)::bigint,
        actor => people[1 + floor(random() * 3)::integer]
      );
      insert into demo_moments values (written.entry_id, at);
    end loop;
    if days_ago % 4 = 1 and days_ago < 30 then
      select * into written from public.rpc_credit_deduct(
        nordlicht, idempotency_key => format('demo %s', days_ago), action => 'letter',
        actor => 'b0000000-0000-4000-8000-000000000001'
      );
      insert into demo_moments values (written.entry_id, at);
    end if;
  end loop;

  -- The ledger refuses to be changed, its owner included; this once it looks away.
  set local session_replication_role = 'replica';
  update credits.entries as e
  set created_at = m.at
  from demo_moments as m
  where e.tenant_id in (alpenblick, nordlicht)
    and e.entry_id = m.entry_id;
  update credits.grants as g
  set created_at = m.at
  from demo_moments as m
  where g.tenant_id in (alpenblick, nordlicht)
    and g.entry_id = m.entry_id;
  set local session_replication_role = 'origin';
end;
$$;
