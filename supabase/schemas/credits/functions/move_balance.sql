-- Promises the balance row after the change, or an error and no change: what is spent must be
-- available (402) and not frozen (403), and the tenant and credit type must exist (404). Everything
-- due is settled first, so nothing that has expired is spent. Locks the balance row, and grants
-- when something is due. rpc_credit_deduct, the hot path, says the same statement itself.
create function credits.move_balance(
  tenant_id uuid,
  credit_type text,
  balance_change bigint,
  held_change bigint,
  spent bigint,
  due_at timestamptz default null
)
returns public.tenant_credit_balance
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  account public.tenant_credit_balance;
begin
  loop
    update public.tenant_credit_balance as b
    set balance = b.balance + move_balance.balance_change,
      held = b.held + move_balance.held_change,
      spent_total = b.spent_total + move_balance.spent,
      next_due_at = least(b.next_due_at, move_balance.due_at),
      version = b.version + 1,
      updated_at = now()
    where b.tenant_id = move_balance.tenant_id
      and b.credit_type = move_balance.credit_type
      and (
        move_balance.spent = 0
        or (b.balance - b.held >= move_balance.spent and not b.is_frozen)
      )
      and b.next_due_at > now()
    returning b.* into account;

    if found then
      return account;
    end if;
    perform credits.settle_or_refuse(
      move_balance.tenant_id, move_balance.credit_type, move_balance.spent
    );
  end loop;
end;
$$;

revoke execute on function credits.move_balance(uuid, text, bigint, bigint, bigint, timestamptz)
from public, anon, authenticated;

comment on function credits.move_balance(uuid, text, bigint, bigint, bigint, timestamptz) is
  'Changes a balance row once everything due is settled; 402 when what is spent is not available';
