-- Promises the findings of a run, each with whether a person was told of it within the last day: an
-- earlier run found the same object unable for the same reason and said so. What a dry run found
-- tells nobody. Once a day it counts as new again, so that nothing is forgotten. Locks nothing.
create function billing.mark_findings(findings jsonb)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select coalesce(
    jsonb_agg(
      f.finding || jsonb_build_object(
        'told_before',
        f.finding ->> 'result' = 'unable' and exists (
          select
          from billing.reconcile_runs as r
          where r.finished_at > now() - interval '1 day'
            and r.unable > 0
            and not r.is_dry_run
            and r.findings @> jsonb_build_array(jsonb_build_object(
              'result', 'unable',
              'stripe_id', f.finding -> 'stripe_id',
              'reason', f.finding -> 'reason',
              'told_before', false
            ))
        )
      )
      order by f.place
    ),
    '[]'
  )
  from jsonb_array_elements(mark_findings.findings) with ordinality as f (finding, place);
$$;

revoke execute on function billing.mark_findings(jsonb) from public, anon, authenticated;

comment on function billing.mark_findings(jsonb) is
  'A run''s findings with told_before: whether a person heard of each within a day';
