-- The catalogue every project starts with. Safe to run again: what exists is left alone.
insert into credits.types (credit_type, decimals, labels)
values ('credit', 0, '{"de": "Credits", "en": "credits"}')
on conflict do nothing;

insert into billing.packages
  (package_id, labels, amount_credits, price_minor, currency, sort_order, is_recommended)
values
  ('starter', '{"de": "Starter", "en": "Starter"}', 50, 1250, 'EUR', 1, false),
  ('standard', '{"de": "Standard", "en": "Standard"}', 100, 2500, 'EUR', 2, true),
  ('power', '{"de": "Power", "en": "Power"}', 500, 12500, 'EUR', 3, false)
on conflict do nothing;

insert into credits.actions
  (action, credit_type, amount_credits, labels, unit_labels, sort_order)
values
  (
    'assistant_action', 'credit', 1,
    '{"de": "Assistenten-Aktion", "en": "Assistant action"}',
    '{"de": "Aktion", "en": "action"}', 1
  ),
  (
    'pdf_extraction', 'credit', 2,
    '{"de": "PDF-Auslesung", "en": "PDF extraction"}',
    '{"de": "Dokument", "en": "document"}', 2
  ),
  ('fax', 'credit', 1, '{"de": "Fax", "en": "Fax"}', '{"de": "Seite", "en": "page"}', 3),
  ('letter', 'credit', 5, '{"de": "Brief", "en": "Letter"}', '{"de": "Brief", "en": "letter"}', 4),
  (
    'bank_sync', 'credit', 3,
    '{"de": "Bankabgleich", "en": "Bank sync"}',
    '{"de": "Konto", "en": "account"}', 5
  ),
  (
    'email', 'credit', 1,
    '{"de": "E-Mail", "en": "E-mail"}',
    '{"de": "Nachricht", "en": "message"}', 6
  )
on conflict do nothing;
