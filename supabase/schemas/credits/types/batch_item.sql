-- One item of a batch of deducts, as read. is_plain says that its request is beyond reproach: given
-- enough credits and an unused key it cannot be refused. Of an item that is not plain, only item,
-- request and perhaps tenant_id are set.
create type credits.batch_item as (
  item integer,
  request jsonb,
  is_plain boolean,
  tenant_id uuid,
  credit_type text,
  cost bigint,
  idempotency_key text,
  action text,
  quantity bigint,
  unit_price bigint,
  reference text,
  metadata jsonb,
  actor uuid
);

comment on type credits.batch_item is 'One item of a batch of deducts, parsed as far as it goes';
