-- Items of a batch that are of one tenant, in their order, and what they cost together. is_plain
-- says that they are of one credit type, each of them is plain, and no key occurs twice.
create type credits.batch_part as (
  tenant_id uuid,
  credit_type text,
  cost bigint,
  is_plain boolean,
  items credits.batch_item[]
);

comment on type credits.batch_part is 'Items of a batch of deducts that are of one tenant';
