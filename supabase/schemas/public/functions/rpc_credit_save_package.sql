-- Promises that a package is for sale as given from now on, and that the version before is kept;
-- the same again changes nothing. An attempt to buy that has begun keeps its snapshot. 409 when the
-- package is not at expected_version any more (0 for a new one). Its credit type never changes. A
-- recommendation moves here from the package that had it. Locks packages against other editors, not
-- against buyers. Definer: no role may write packages. That saved_by is an operator is the caller's
-- to check, with the user's own token.
create function public.rpc_credit_save_package(
  package_id text,
  labels jsonb,
  amount_credits bigint,
  price_minor bigint,
  currency text,
  is_active boolean,
  sort_order integer,
  expected_version integer,
  reason text,
  saved_by uuid,
  expires_after_days integer default null,
  is_recommended boolean default false
)
returns table (outcome text, version integer)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  package billing.packages;
  wanted billing.packages;
  broken_rule text;
begin
  lock table billing.packages in share row exclusive mode;
  select p.*
  into package
  from billing.packages as p
  where p.package_id = rpc_credit_save_package.package_id;
  wanted := (
    rpc_credit_save_package.package_id, rpc_credit_save_package.labels,
    coalesce(package.credit_type, 'credit'), rpc_credit_save_package.amount_credits,
    rpc_credit_save_package.price_minor, rpc_credit_save_package.currency,
    rpc_credit_save_package.expires_after_days, rpc_credit_save_package.is_active,
    rpc_credit_save_package.sort_order, rpc_credit_save_package.is_recommended
  )::billing.packages;

  outcome := 'unchanged';
  if package is distinct from wanted then
    perform billing.expect_version(
      'package', rpc_credit_save_package.package_id, package.package_id is not null,
      rpc_credit_save_package.expected_version
    );
    perform billing.sign_version(
      rpc_credit_save_package.saved_by, rpc_credit_save_package.reason
    );
    begin
      if wanted.is_active and wanted.is_recommended then
        update billing.packages as p
        set is_recommended = false
        where p.credit_type = wanted.credit_type
          and p.is_recommended
          and p.package_id <> wanted.package_id;
      end if;
      if package.package_id is null then
        insert into billing.packages
        select wanted.*;
      else
        update billing.packages as p
        set labels = wanted.labels,
          amount_credits = wanted.amount_credits,
          price_minor = wanted.price_minor,
          currency = wanted.currency,
          expires_after_days = wanted.expires_after_days,
          is_active = wanted.is_active,
          sort_order = wanted.sort_order,
          is_recommended = wanted.is_recommended
        where p.package_id = wanted.package_id;
      end if;
    exception
      when check_violation or not_null_violation then
        get stacked diagnostics broken_rule = message_text;
        perform credits.fail(
          400, 'malformed_request', format('Cannot save the package: %s', broken_rule),
          'Send what the rule asks for'
        );
    end;
    perform billing.sign_version(null, null);
    outcome := case when package.package_id is null then 'added' else 'changed' end;
  end if;

  select max(v.version)
  into version
  from billing.catalogue_versions as v
  where v.kind = 'package'
    and v.item_id = rpc_credit_save_package.package_id;
  return next;
end;
$$;

revoke execute on function public.rpc_credit_save_package(
  text, jsonb, bigint, bigint, text, boolean, integer, integer, text, uuid, integer, boolean
) from public, anon, authenticated;
grant execute on function public.rpc_credit_save_package(
  text, jsonb, bigint, bigint, text, boolean, integer, integer, text, uuid, integer, boolean
) to service_role;

comment on function public.rpc_credit_save_package(
  text, jsonb, bigint, bigint, text, boolean, integer, integer, text, uuid, integer, boolean
) is
  'Changes or adds a package, as a new version with a reason; 409 version_outdated';
