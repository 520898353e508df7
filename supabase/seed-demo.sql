-- Two tenants, their five users and an operator to try it with, on a local stack only. The
-- password of all is tenant-credits-demo. Safe to run again.
insert into public.tenants (tenant_id, name)
values
  ('11111111-1111-4111-8111-111111111111', 'Alpenblick Immobilien'),
  ('22222222-2222-4222-8222-222222222222', 'Nordlicht Verwaltung')
on conflict do nothing;

-- The hash is bcrypt of the password above. Empty strings, not nulls: the hosted Auth server cannot
-- read null tokens.
insert into auth.users (
  id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data,
  raw_user_meta_data, confirmation_token, recovery_token, email_change, email_change_token_new
)
select
  demo.user_id::uuid, 'authenticated', 'authenticated', demo.email,
  '$2b$06$nm3uxbZUq1PcEq6Jc1e2POR04FSDztmiNigcMTTrY7nJigck3PlKW', now(),
  '{"provider": "email", "providers": ["email"]}', '{}', '', '', '', ''
from (
  values
    ('a0000000-0000-4000-8000-000000000001', 'owner@alpenblick.example'),
    ('a0000000-0000-4000-8000-000000000002', 'billing@alpenblick.example'),
    ('a0000000-0000-4000-8000-000000000003', 'member@alpenblick.example'),
    ('b0000000-0000-4000-8000-000000000001', 'owner@nordlicht.example'),
    ('b0000000-0000-4000-8000-000000000002', 'viewer@nordlicht.example'),
    ('c0000000-0000-4000-8000-000000000001', 'operator@tenant-credits.example')
) as demo (user_id, email)
on conflict do nothing;

insert into auth.identities (id, user_id, provider, provider_id, identity_data)
select
  u.id, u.id, 'email', u.id::text,
  jsonb_build_object('sub', u.id, 'email', u.email, 'email_verified', true)
from auth.users as u
where u.email like '%@alpenblick.example'
  or u.email like '%@nordlicht.example'
  or u.email = 'operator@tenant-credits.example'
on conflict do nothing;

insert into public.tenant_members (tenant_id, user_id, role)
values
  (
    '11111111-1111-4111-8111-111111111111', 'a0000000-0000-4000-8000-000000000001', 'owner'
  ),
  (
    '11111111-1111-4111-8111-111111111111', 'a0000000-0000-4000-8000-000000000002', 'billing'
  ),
  (
    '11111111-1111-4111-8111-111111111111', 'a0000000-0000-4000-8000-000000000003', 'member'
  ),
  (
    '22222222-2222-4222-8222-222222222222', 'b0000000-0000-4000-8000-000000000001', 'owner'
  ),
  (
    '22222222-2222-4222-8222-222222222222', 'b0000000-0000-4000-8000-000000000002', 'viewer'
  ),
  (
    '22222222-2222-4222-8222-222222222222', 'a0000000-0000-4000-8000-000000000001', 'admin'
  )
on conflict do nothing;

insert into tenancy.operators (user_id)
values ('c0000000-0000-4000-8000-000000000001')
on conflict do nothing;
