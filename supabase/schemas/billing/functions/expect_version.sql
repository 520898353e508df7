-- Promises that an editor saves over what they saw and over nothing else: 409 when the item has
-- moved on since, 404 when it does not exist although a version of it was expected. Call it under
-- the lock of the item's row. Locks nothing.
create function billing.expect_version(
  kind text,
  item_id text,
  item_exists boolean,
  expected_version integer
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  current_version integer := 0;
begin
  if not expect_version.item_exists and coalesce(expect_version.expected_version, 0) > 0 then
    perform credits.fail(
      404,
      case expect_version.kind when 'package' then 'unknown_package' else 'unknown_action' end,
      'Cannot find what is to be changed',
      'Read the catalogue again; a new item has the expected_version 0'
    );
  end if;

  if expect_version.item_exists then
    select max(v.version)
    into current_version
    from billing.catalogue_versions as v
    where v.kind = expect_version.kind
      and v.item_id = expect_version.item_id;
  end if;
  if current_version is distinct from expect_version.expected_version then
    perform credits.fail(
      409, 'version_outdated', 'Cannot save over a newer version',
      'Read the catalogue again, look at what was changed, and save once more'
    );
  end if;
end;
$$;

revoke execute on function billing.expect_version(text, text, boolean, integer)
from public, anon, authenticated;

comment on function billing.expect_version(text, text, boolean, integer) is
  'Refuses to save over a version of a package or an action that nobody saw';
