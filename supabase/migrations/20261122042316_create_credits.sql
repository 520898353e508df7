set local check_function_bodies = off;

CREATE SCHEMA "billing";

CREATE SCHEMA "credits";

CREATE SCHEMA "tenancy";

CREATE TABLE "billing"."audit_records" ("tenant_id" uuid NOT NULL, "record_id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "action" text NOT NULL, "subject" text, "actor" uuid, "reason" text, "details" jsonb NOT NULL DEFAULT '{}'::jsonb, "created_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "audit_records_action_is_a_word" CHECK ((action ~ '^[a-z]+(_[a-z]+)*$'::text)), CONSTRAINT "audit_records_details_are_a_small_object" CHECK (((jsonb_typeof(details) = 'object'::text) AND (octet_length((details)::text) <= 4096))), CONSTRAINT "audit_records_pkey" PRIMARY KEY (tenant_id, record_id));

ALTER TABLE "billing"."audit_records" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."auto_topups" ("tenant_id" uuid NOT NULL, "is_on" boolean NOT NULL, "threshold_credits" bigint NOT NULL, "package_id" text NOT NULL, "price_minor" bigint NOT NULL, "currency" text NOT NULL, "monthly_cap_minor" bigint NOT NULL, "cooldown_seconds" integer NOT NULL, "checkout_locale" text NOT NULL, "state" text NOT NULL DEFAULT 'waiting'::text, "state_since" timestamp with time zone NOT NULL DEFAULT now(), "declines" integer NOT NULL DEFAULT 0, "pause" text, "paused_until" timestamp with time zone NOT NULL DEFAULT '-infinity'::timestamp with time zone, "lease_ends_at" timestamp with time zone NOT NULL DEFAULT '-infinity'::timestamp with time zone, "looked_at" timestamp with time zone NOT NULL DEFAULT '-infinity'::timestamp with time zone, "set_by" uuid NOT NULL, "set_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "auto_topups_cap_allows_one_purchase" CHECK (((monthly_cap_minor >= price_minor) AND (monthly_cap_minor <= '9999999999'::bigint))), CONSTRAINT "auto_topups_cooldown_is_a_minute_to_a_month" CHECK (((cooldown_seconds >= 60) AND (cooldown_seconds <= 2592000))), CONSTRAINT "auto_topups_locale_is_known" CHECK ((checkout_locale = ANY (ARRAY['de'::text, 'en'::text]))), CONSTRAINT "auto_topups_pause_is_known" CHECK ((pause = ANY (ARRAY['cooling_down'::text, 'backing_off'::text, 'provider_unavailable'::text]))), CONSTRAINT "auto_topups_pkey" PRIMARY KEY (tenant_id), CONSTRAINT "auto_topups_say_why_they_are_off" CHECK ((is_on = (state !~~ 'off%'::text))), CONSTRAINT "auto_topups_state_is_known" CHECK ((state = ANY (ARRAY['waiting'::text, 'off'::text, 'off_after_declines'::text, 'off_for_review'::text, 'charging'::text, 'needs_authentication'::text, 'enough_credits'::text, 'cooling_down'::text, 'backing_off'::text, 'provider_unavailable'::text, 'package_unavailable'::text, 'price_changed'::text, 'account_frozen'::text, 'checkout_closed'::text, 'no_saved_card'::text, 'cap_reached'::text]))), CONSTRAINT "auto_topups_threshold_is_in_range" CHECK (((threshold_credits >= 1) AND (threshold_credits <= '1000000000000'::bigint))));

ALTER TABLE "billing"."auto_topups" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."balance_watches" ("tenant_id" uuid NOT NULL, "credit_type" text NOT NULL, "low_balance_credits" bigint NOT NULL, "is_low" boolean NOT NULL DEFAULT false, "looked_at" timestamp with time zone NOT NULL DEFAULT now(), "set_by" uuid, "set_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "balance_watches_are_in_range" CHECK (((low_balance_credits >= 1) AND (low_balance_credits <= '1000000000000'::bigint))), CONSTRAINT "balance_watches_pkey" PRIMARY KEY (tenant_id, credit_type));

ALTER TABLE "billing"."balance_watches" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."catalogue_versions" ("kind" text NOT NULL, "item_id" text NOT NULL, "version" integer NOT NULL, "content" jsonb NOT NULL, "saved_by" uuid, "reason" text, "saved_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "catalogue_versions_count_from_one" CHECK ((version >= 1)), CONSTRAINT "catalogue_versions_kind_is_known" CHECK ((kind = ANY (ARRAY['package'::text, 'action'::text]))), CONSTRAINT "catalogue_versions_pkey" PRIMARY KEY (kind, item_id, version));

ALTER TABLE "billing"."catalogue_versions" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."declines" ("tenant_id" uuid NOT NULL, "declines" integer NOT NULL, "window_ends_at" timestamp with time zone NOT NULL, "closed_until" timestamp with time zone, CONSTRAINT "declines_pkey" PRIMARY KEY (tenant_id));

ALTER TABLE "billing"."declines" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."disputes" ("tenant_id" uuid NOT NULL, "dispute_id" text NOT NULL, "purchase_id" uuid NOT NULL, "payment_intent_id" text NOT NULL, "status" text NOT NULL, "withdrawn_minor" bigint NOT NULL, "reinstated_minor" bigint NOT NULL, "created_at" timestamp with time zone NOT NULL DEFAULT now(), "updated_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "disputes_funds_are_not_negative" CHECK (((withdrawn_minor >= 0) AND (reinstated_minor >= 0))), CONSTRAINT "disputes_pkey" PRIMARY KEY (tenant_id, dispute_id), CONSTRAINT "disputes_status_is_known" CHECK ((status = ANY (ARRAY['warning_needs_response'::text, 'warning_under_review'::text, 'warning_closed'::text, 'needs_response'::text, 'under_review'::text, 'prevented'::text, 'lost'::text, 'appeal_needs_response'::text, 'appeal_under_review'::text, 'won'::text]))));

ALTER TABLE "billing"."disputes" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."freezes" ("tenant_id" uuid NOT NULL, "cause_id" text NOT NULL, "cause" text NOT NULL, "purchase_id" uuid NOT NULL, "credit_type" text NOT NULL, "frozen_at" timestamp with time zone NOT NULL DEFAULT now(), "lifted_at" timestamp with time zone, "lift_reason" text, "lifted_by" text, CONSTRAINT "freezes_are_lifted_by_somebody" CHECK (((lifted_at IS NULL) = (lifted_by IS NULL))), CONSTRAINT "freezes_cause_is_known" CHECK ((cause = ANY (ARRAY['dispute'::text, 'fraud_warning'::text]))), CONSTRAINT "freezes_pkey" PRIMARY KEY (tenant_id, cause_id), CONSTRAINT "lifted_freezes_have_a_reason" CHECK (((lifted_at IS NULL) = (lift_reason IS NULL))));

ALTER TABLE "billing"."freezes" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."notice_endpoints" ("tenant_id" uuid NOT NULL, "url" text NOT NULL, "secret" text NOT NULL, "set_by" uuid, "set_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "notice_endpoints_pkey" PRIMARY KEY (tenant_id), CONSTRAINT "notice_endpoints_secret_is_long" CHECK ((secret ~ '^whsec_[A-Za-z0-9+/=]{40,}$'::text)), CONSTRAINT "notice_endpoints_url_is_bounded" CHECK (((char_length(url) >= 1) AND (char_length(url) <= 2048))));

ALTER TABLE "billing"."notice_endpoints" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."notices" ("tenant_id" uuid NOT NULL, "notice_id" uuid NOT NULL DEFAULT gen_random_uuid(), "type" text NOT NULL, "data" jsonb NOT NULL, "state" text NOT NULL DEFAULT 'pending'::text, "attempts" integer NOT NULL DEFAULT 0, "next_attempt_at" timestamp with time zone NOT NULL DEFAULT now(), "last_problem" text, "created_at" timestamp with time zone NOT NULL DEFAULT now(), "delivered_at" timestamp with time zone, CONSTRAINT "notices_are_delivered_once" CHECK (((state = 'delivered'::text) = (delivered_at IS NOT NULL))), CONSTRAINT "notices_pkey" PRIMARY KEY (tenant_id, notice_id), CONSTRAINT "notices_state_is_known" CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'given_up'::text]))), CONSTRAINT "notices_type_is_known" CHECK ((type = ANY (ARRAY['credits.low_balance'::text, 'credits.topped_up'::text, 'credits.reversed'::text, 'purchase.quarantined'::text, 'account.frozen'::text, 'auto_topup.switched_off'::text, 'auto_topup.needs_authentication'::text, 'endpoint.test'::text]))));

ALTER TABLE "billing"."notices" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."operator_outcomes" ("record_id" bigint NOT NULL, "outcome" text NOT NULL, "code" text, "created_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "operator_outcomes_code_is_a_word" CHECK ((code ~ '^[a-z]+(_[a-z]+)*$'::text)), CONSTRAINT "operator_outcomes_outcome_is_known" CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text]))), CONSTRAINT "operator_outcomes_pkey" PRIMARY KEY (record_id), CONSTRAINT "operator_outcomes_say_why_it_was_not_done" CHECK (((outcome = 'done'::text) = (code IS NULL))));

ALTER TABLE "billing"."operator_outcomes" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."operator_records" ("record_id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "action" text NOT NULL, "actor" uuid NOT NULL, "tenant_id" uuid, "subject" text, "reason" text, "details" jsonb NOT NULL DEFAULT '{}'::jsonb, "created_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "operator_records_action_is_a_word" CHECK ((action ~ '^[a-z]+(_[a-z]+)*$'::text)), CONSTRAINT "operator_records_details_are_a_small_object" CHECK (((jsonb_typeof(details) = 'object'::text) AND (octet_length((details)::text) <= 4096))), CONSTRAINT "operator_records_pkey" PRIMARY KEY (record_id), CONSTRAINT "operator_records_reason_is_bounded" CHECK ((char_length(reason) <= 1000)), CONSTRAINT "operator_records_subject_is_bounded" CHECK ((char_length(subject) <= 255)));

ALTER TABLE "billing"."operator_records" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."packages" ("package_id" text NOT NULL, "labels" jsonb NOT NULL, "credit_type" text NOT NULL DEFAULT 'credit'::text, "amount_credits" bigint NOT NULL, "price_minor" bigint NOT NULL, "currency" text NOT NULL, "expires_after_days" integer, "is_active" boolean NOT NULL DEFAULT true, "sort_order" integer NOT NULL DEFAULT 0, "is_recommended" boolean NOT NULL DEFAULT false, CONSTRAINT "packages_amount_is_in_range" CHECK (((amount_credits >= 1) AND (amount_credits <= '1000000000000'::bigint))), CONSTRAINT "packages_currency_is_iso" CHECK ((currency ~ '^[A-Z]{3}$'::text)), CONSTRAINT "packages_expire_within_ten_years" CHECK (((expires_after_days >= 1) AND (expires_after_days <= 3650))), CONSTRAINT "packages_id_is_a_word" CHECK ((package_id ~ '^[a-z][a-z0-9_-]{0,62}$'::text)), CONSTRAINT "packages_labels_are_german_and_english" CHECK ((((labels ->> 'de'::text) IS NOT NULL) AND ((labels ->> 'en'::text) IS NOT NULL))), CONSTRAINT "packages_pkey" PRIMARY KEY (package_id), CONSTRAINT "packages_price_is_in_range" CHECK (((price_minor >= 1) AND (price_minor <= 99999999))));

ALTER TABLE "billing"."packages" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."policies" ("is_only" boolean NOT NULL DEFAULT true, "freezes_on_dispute" boolean NOT NULL DEFAULT true, "freezes_on_fraud_warning" boolean NOT NULL DEFAULT true, CONSTRAINT "policies_are_one_row" CHECK (is_only), CONSTRAINT "policies_pkey" PRIMARY KEY (is_only));

ALTER TABLE "billing"."policies" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."purchase_steps" ("tenant_id" uuid NOT NULL, "step_id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "purchase_id" uuid NOT NULL, "status" text NOT NULL, "reversed_minor" bigint NOT NULL, "reversed_credits" bigint NOT NULL, "created_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "purchase_steps_pkey" PRIMARY KEY (tenant_id, step_id));

ALTER TABLE "billing"."purchase_steps" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."purchases" ("tenant_id" uuid NOT NULL, "purchase_id" uuid NOT NULL DEFAULT gen_random_uuid(), "attempt_id" uuid NOT NULL, "origin" text NOT NULL DEFAULT 'checkout'::text, "package_id" text NOT NULL, "package_labels" jsonb NOT NULL, "credit_type" text NOT NULL, "amount_credits" bigint NOT NULL, "price_minor" bigint NOT NULL, "expires_after_days" integer, "currency" text NOT NULL, "livemode" boolean NOT NULL, "created_by" uuid NOT NULL, "checkout_locale" text NOT NULL, "saves_card" boolean NOT NULL DEFAULT false, "status" text NOT NULL DEFAULT 'created'::text, "quarantine_reason" text, "failure" text, "stripe_session_id" text, "stripe_payment_intent_id" text, "stripe_payment_method_id" text, "entry_id" bigint, "reversed_minor" bigint NOT NULL DEFAULT 0, "reversed_credits" bigint NOT NULL DEFAULT 0, "created_at" timestamp with time zone NOT NULL DEFAULT now(), "updated_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "credited_purchases_have_an_entry" CHECK (((status = ANY (ARRAY['credited'::text, 'partially_reversed'::text, 'reversed'::text])) = (entry_id IS NOT NULL))), CONSTRAINT "purchases_attempt_is_unique" UNIQUE (tenant_id, attempt_id), CONSTRAINT "purchases_locale_is_known" CHECK ((checkout_locale = ANY (ARRAY['de'::text, 'en'::text]))), CONSTRAINT "purchases_origin_is_known" CHECK ((origin = ANY (ARRAY['checkout'::text, 'auto_topup'::text]))), CONSTRAINT "purchases_pkey" PRIMARY KEY (tenant_id, purchase_id), CONSTRAINT "purchases_session_is_unique" UNIQUE (stripe_session_id), CONSTRAINT "purchases_status_is_known" CHECK ((status = ANY (ARRAY['created'::text, 'open'::text, 'processing'::text, 'credited'::text, 'partially_reversed'::text, 'reversed'::text, 'expired'::text, 'failed'::text, 'quarantined'::text]))), CONSTRAINT "quarantined_purchases_have_a_reason" CHECK (((status = 'quarantined'::text) = (quarantine_reason IS NOT NULL))), CONSTRAINT "reversed_purchases_say_how_much" CHECK (
CASE status
    WHEN 'reversed'::text THEN ((reversed_minor = price_minor) AND (reversed_credits = amount_credits))
    WHEN 'partially_reversed'::text THEN ((reversed_minor > 0) AND (reversed_minor < price_minor))
    ELSE ((reversed_minor = 0) AND (reversed_credits = 0))
END));

ALTER TABLE "billing"."purchases" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."rate_limits" ("scope" text NOT NULL, "subject" text NOT NULL, "requests" integer NOT NULL, "window_ends_at" timestamp with time zone NOT NULL, CONSTRAINT "rate_limits_pkey" PRIMARY KEY (scope, subject));

ALTER TABLE "billing"."rate_limits" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."reconcile_runs" ("run_id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "livemode" boolean NOT NULL, "is_dry_run" boolean NOT NULL, "outcome" text NOT NULL DEFAULT 'running'::text, "part" text, "place" text, "looked_at" integer NOT NULL DEFAULT 0, "repaired" integer NOT NULL DEFAULT 0, "unable" integer NOT NULL DEFAULT 0, "findings" jsonb NOT NULL DEFAULT '[]'::jsonb, "error" text, "cycle_started_at" timestamp with time zone NOT NULL, "started_at" timestamp with time zone NOT NULL DEFAULT now(), "lease_ends_at" timestamp with time zone NOT NULL, "finished_at" timestamp with time zone, CONSTRAINT "reconcile_runs_finish_once" CHECK (((outcome = 'running'::text) = (finished_at IS NULL))), CONSTRAINT "reconcile_runs_outcome_is_known" CHECK ((outcome = ANY (ARRAY['running'::text, 'complete'::text, 'partial'::text, 'failed'::text, 'abandoned'::text]))), CONSTRAINT "reconcile_runs_pkey" PRIMARY KEY (run_id));

ALTER TABLE "billing"."reconcile_runs" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."refunds" ("tenant_id" uuid NOT NULL, "refund_id" text NOT NULL, "purchase_id" uuid NOT NULL, "payment_intent_id" text NOT NULL, "amount_minor" bigint NOT NULL, "status" text NOT NULL, "created_at" timestamp with time zone NOT NULL DEFAULT now(), "updated_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "refunds_amount_is_positive" CHECK ((amount_minor > 0)), CONSTRAINT "refunds_pkey" PRIMARY KEY (tenant_id, refund_id), CONSTRAINT "refunds_status_is_known" CHECK ((status = ANY (ARRAY['pending'::text, 'requires_action'::text, 'succeeded'::text, 'failed'::text, 'canceled'::text]))));

ALTER TABLE "billing"."refunds" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."resolutions" ("case_id" text NOT NULL, "tenant_id" uuid, "quarantine_reason" text NOT NULL, "reason" text NOT NULL, "actor" text NOT NULL, "resolved_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "resolutions_name_somebody" CHECK (((char_length(actor) >= 1) AND (char_length(actor) <= 255))), CONSTRAINT "resolutions_pkey" PRIMARY KEY (case_id), CONSTRAINT "resolutions_say_why" CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 1000))));

ALTER TABLE "billing"."resolutions" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."stripe_customers" ("tenant_id" uuid NOT NULL, "livemode" boolean NOT NULL, "stripe_customer_id" text, "created_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "stripe_customers_id_is_unique" UNIQUE (stripe_customer_id), CONSTRAINT "stripe_customers_pkey" PRIMARY KEY (tenant_id, livemode));

ALTER TABLE "billing"."stripe_customers" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "billing"."stripe_events" ("event_id" text NOT NULL, "type" text NOT NULL, "livemode" boolean NOT NULL, "status" text NOT NULL, "reason" text, "deliveries" integer NOT NULL DEFAULT 1, "tenant_id" uuid, "purchase_id" uuid, "received_at" timestamp with time zone NOT NULL DEFAULT now(), "updated_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "stripe_events_pkey" PRIMARY KEY (event_id), CONSTRAINT "stripe_events_status_is_known" CHECK ((status = ANY (ARRAY['received'::text, 'processed'::text, 'ignored'::text, 'quarantined'::text, 'failed'::text]))));

ALTER TABLE "billing"."stripe_events" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "credits"."accounts" ("tenant_id" uuid NOT NULL, "credit_type" text NOT NULL, "opened_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "accounts_pkey" PRIMARY KEY (tenant_id, credit_type));

ALTER TABLE "credits"."accounts" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "credits"."actions" ("action" text NOT NULL, "credit_type" text NOT NULL, "amount_credits" bigint NOT NULL, "labels" jsonb NOT NULL, "unit_labels" jsonb NOT NULL, "is_active" boolean NOT NULL DEFAULT true, "sort_order" integer NOT NULL DEFAULT 0, CONSTRAINT "actions_amount_is_in_range" CHECK (((amount_credits >= 1) AND (amount_credits <= '1000000000000'::bigint))), CONSTRAINT "actions_code_is_a_word" CHECK ((action ~ '^[a-z][a-z0-9_]{0,62}$'::text)), CONSTRAINT "actions_labels_are_german_and_english" CHECK ((((labels ->> 'de'::text) IS NOT NULL) AND ((labels ->> 'en'::text) IS NOT NULL))), CONSTRAINT "actions_pkey" PRIMARY KEY (action), CONSTRAINT "actions_unit_labels_are_german_and_english" CHECK ((((unit_labels ->> 'de'::text) IS NOT NULL) AND ((unit_labels ->> 'en'::text) IS NOT NULL))));

ALTER TABLE "credits"."actions" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "credits"."budgets" ("tenant_id" uuid NOT NULL, "budget_id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "credit_type" text NOT NULL, "user_id" uuid NOT NULL, "action" text, "limit_credits" bigint NOT NULL, "month" date NOT NULL, "spent_credits" bigint NOT NULL, "set_by" uuid, "set_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "budgets_are_one_per_member_and_action" UNIQUE NULLS NOT DISTINCT (tenant_id, credit_type, user_id, action), CONSTRAINT "budgets_count_what_was_spent" CHECK ((spent_credits >= 0)), CONSTRAINT "budgets_count_whole_months" CHECK ((EXTRACT(day FROM month) = (1)::numeric)), CONSTRAINT "budgets_limit_is_in_range" CHECK (((limit_credits >= 0) AND (limit_credits <= '1000000000000'::bigint))), CONSTRAINT "budgets_pkey" PRIMARY KEY (tenant_id, budget_id));

ALTER TABLE "credits"."budgets" ENABLE ROW LEVEL SECURITY;

ALTER TABLE "credits"."budgets" SET (fillfactor=50);

CREATE TABLE "credits"."burns" ("tenant_id" uuid NOT NULL, "credit_type" text NOT NULL, "grant_id" uuid NOT NULL, "from_spent" bigint NOT NULL, "to_spent" bigint NOT NULL, "created_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "burns_cover_a_stretch" CHECK (((from_spent >= 0) AND (to_spent > from_spent))), CONSTRAINT "burns_pkey" PRIMARY KEY (tenant_id, credit_type, from_spent));

ALTER TABLE "credits"."burns" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "credits"."daily_usage" ("tenant_id" uuid NOT NULL, "credit_type" text NOT NULL, "day" date NOT NULL, "action" text NOT NULL, "used_credits" bigint NOT NULL, "uses" bigint NOT NULL, "quantity" bigint NOT NULL, CONSTRAINT "daily_usage_pkey" PRIMARY KEY (tenant_id, credit_type, day, action));

ALTER TABLE "credits"."daily_usage" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "credits"."entries" ("tenant_id" uuid NOT NULL, "entry_id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "credit_type" text NOT NULL, "amount_credits" bigint NOT NULL, "balance_after" bigint NOT NULL, "held_after" bigint NOT NULL, "spent_credits" bigint NOT NULL DEFAULT 0, "spent_total_after" bigint NOT NULL, "version" bigint NOT NULL, "idempotency_key" text COLLATE pg_catalog."C" NOT NULL, "request_fingerprint" bytea, "action" text, "quantity" bigint, "unit_price" bigint, "reference" text, "origin_entry_id" bigint, "actor" uuid, "metadata" jsonb NOT NULL, "created_at" timestamp with time zone NOT NULL DEFAULT clock_timestamp(), CONSTRAINT "entries_idempotency_key_is_unique" UNIQUE (tenant_id, idempotency_key), CONSTRAINT "entries_pkey" PRIMARY KEY (tenant_id, entry_id));

ALTER TABLE "credits"."entries" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "credits"."grants" ("tenant_id" uuid NOT NULL, "grant_id" uuid NOT NULL DEFAULT gen_random_uuid(), "credit_type" text NOT NULL, "amount_credits" bigint NOT NULL, "remaining" bigint NOT NULL, "expired_credits" bigint NOT NULL DEFAULT 0, "reversed_credits" bigint NOT NULL DEFAULT 0, "reversed_expired_credits" bigint NOT NULL DEFAULT 0, "priority" smallint NOT NULL DEFAULT 50, "expires_at" timestamp with time zone NOT NULL DEFAULT 'infinity'::timestamp with time zone, "source" text NOT NULL, "source_ref" text, "entry_id" bigint NOT NULL, "created_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "grants_amount_is_in_range" CHECK (((amount_credits >= 1) AND (amount_credits <= '1000000000000'::bigint))), CONSTRAINT "grants_entry_is_unique" UNIQUE (tenant_id, entry_id), CONSTRAINT "grants_pkey" PRIMARY KEY (tenant_id, grant_id), CONSTRAINT "grants_priority_is_in_range" CHECK (((priority >= 0) AND (priority <= 100))), CONSTRAINT "grants_remain_within_their_amount" CHECK (((remaining >= 0) AND (expired_credits >= 0) AND (reversed_credits >= reversed_expired_credits) AND (reversed_expired_credits >= 0) AND (((remaining + expired_credits) + reversed_credits) <= amount_credits))), CONSTRAINT "grants_source_is_known" CHECK ((source = ANY (ARRAY['purchase'::text, 'promotion'::text, 'subscription'::text, 'referral'::text, 'adjustment'::text, 'reinstatement'::text]))), CONSTRAINT "purchased_grants_name_their_purchase" CHECK (((source <> 'purchase'::text) OR (source_ref IS NOT NULL))), CONSTRAINT "reinstated_grants_name_what_they_give_back" CHECK (((source <> 'reinstatement'::text) OR (source_ref IS NOT NULL))));

ALTER TABLE "credits"."grants" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "credits"."holds" ("tenant_id" uuid NOT NULL, "hold_id" uuid NOT NULL DEFAULT gen_random_uuid(), "credit_type" text NOT NULL, "amount_credits" bigint NOT NULL, "from_spent" bigint NOT NULL, "deadline_at" timestamp with time zone NOT NULL, "state" text NOT NULL DEFAULT 'open'::text, "captured_credits" bigint NOT NULL DEFAULT 0, "entry_id" bigint NOT NULL, "closed_at" timestamp with time zone, CONSTRAINT "holds_amount_is_in_range" CHECK (((amount_credits >= 1) AND (amount_credits <= '1000000000000'::bigint))), CONSTRAINT "holds_capture_when_captured" CHECK (((state = 'captured'::text) = (captured_credits > 0))), CONSTRAINT "holds_close_once" CHECK (((state = 'open'::text) = (closed_at IS NULL))), CONSTRAINT "holds_entry_is_unique" UNIQUE (tenant_id, entry_id), CONSTRAINT "holds_pkey" PRIMARY KEY (tenant_id, hold_id), CONSTRAINT "holds_state_is_known" CHECK ((state = ANY (ARRAY['open'::text, 'captured'::text, 'released'::text, 'expired'::text]))));

ALTER TABLE "credits"."holds" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "credits"."notable_entries" ("tenant_id" uuid NOT NULL, "entry_id" bigint NOT NULL, "origin_entry_id" bigint, CONSTRAINT "notable_entries_pkey" PRIMARY KEY (tenant_id, entry_id));

ALTER TABLE "credits"."notable_entries" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "credits"."returns" ("tenant_id" uuid NOT NULL, "credit_type" text NOT NULL, "grant_id" uuid NOT NULL, "from_spent" bigint NOT NULL, "to_spent" bigint NOT NULL, "entry_id" bigint NOT NULL, "created_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "returns_cover_a_stretch" CHECK (((from_spent >= 0) AND (to_spent > from_spent))), CONSTRAINT "returns_pkey" PRIMARY KEY (tenant_id, credit_type, from_spent));

ALTER TABLE "credits"."returns" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "credits"."types" ("credit_type" text NOT NULL, "decimals" smallint NOT NULL DEFAULT 0, "labels" jsonb NOT NULL, "restore_grace_days" smallint NOT NULL DEFAULT 7, CONSTRAINT "types_code_is_a_word" CHECK ((credit_type ~ '^[a-z][a-z0-9_]{0,62}$'::text)), CONSTRAINT "types_decimals_are_few" CHECK (((decimals >= 0) AND (decimals <= 6))), CONSTRAINT "types_grace_is_bounded" CHECK (((restore_grace_days >= 0) AND (restore_grace_days <= 366))), CONSTRAINT "types_labels_are_german_and_english" CHECK ((((labels ->> 'de'::text) IS NOT NULL) AND ((labels ->> 'en'::text) IS NOT NULL))), CONSTRAINT "types_pkey" PRIMARY KEY (credit_type));

ALTER TABLE "credits"."types" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "credits"."usage_marks" ("tenant_id" uuid NOT NULL, "credit_type" text NOT NULL, "entry_id" bigint NOT NULL DEFAULT 0, "version" bigint NOT NULL DEFAULT 0, "counted_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "usage_marks_pkey" PRIMARY KEY (tenant_id, credit_type));

ALTER TABLE "credits"."usage_marks" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "public"."tenant_credit_balance" ("tenant_id" uuid NOT NULL, "credit_type" text NOT NULL, "balance" bigint NOT NULL DEFAULT 0, "held" bigint NOT NULL DEFAULT 0, "spent_total" bigint NOT NULL DEFAULT 0, "settled_total" bigint NOT NULL DEFAULT 0, "next_due_at" timestamp with time zone NOT NULL DEFAULT 'infinity'::timestamp with time zone, "version" bigint NOT NULL DEFAULT 0, "has_budgets" boolean NOT NULL DEFAULT false, "is_frozen" boolean NOT NULL DEFAULT false, "updated_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "tenant_credit_balance_pkey" PRIMARY KEY (tenant_id, credit_type));

ALTER TABLE "public"."tenant_credit_balance" ENABLE ROW LEVEL SECURITY;

ALTER TABLE "public"."tenant_credit_balance" SET (autovacuum_vacuum_scale_factor=0.02, fillfactor=50);

CREATE TABLE "public"."tenant_members" ("tenant_id" uuid NOT NULL, "user_id" uuid NOT NULL, "role" text NOT NULL, "created_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "tenant_members_pkey" PRIMARY KEY (tenant_id, user_id), CONSTRAINT "tenant_members_role_is_known" CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'billing'::text, 'member'::text, 'viewer'::text]))));

ALTER TABLE "public"."tenant_members" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "public"."tenants" ("tenant_id" uuid NOT NULL DEFAULT gen_random_uuid(), "name" text NOT NULL, "created_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "tenants_name_is_short" CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))), CONSTRAINT "tenants_pkey" PRIMARY KEY (tenant_id));

ALTER TABLE "public"."tenants" ENABLE ROW LEVEL SECURITY;

CREATE TABLE "tenancy"."operators" ("user_id" uuid NOT NULL, "created_at" timestamp with time zone NOT NULL DEFAULT now(), CONSTRAINT "operators_pkey" PRIMARY KEY (user_id));

ALTER TABLE "tenancy"."operators" ENABLE ROW LEVEL SECURITY;

CREATE TYPE "credits"."batch_item" AS ("item" integer, "request" jsonb, "is_plain" boolean, "tenant_id" uuid, "credit_type" text, "cost" bigint, "idempotency_key" text, "action" text, "quantity" bigint, "unit_price" bigint, "reference" text, "metadata" jsonb, "actor" uuid);

CREATE TYPE "credits"."batch_part" AS ("tenant_id" uuid, "credit_type" text, "cost" bigint, "is_plain" boolean, "items" credits.batch_item[]);

CREATE TYPE "credits"."entry_kind" AS ENUM ('deduct', 'topup', 'hold', 'capture', 'release', 'expire', 'reverse', 'restore', 'adjust');

ALTER TABLE "credits"."entries" ADD COLUMN "kind" credits.entry_kind NOT NULL;

ALTER TABLE "credits"."notable_entries" ADD COLUMN "kind" credits.entry_kind NOT NULL;

CREATE OR REPLACE FUNCTION billing.apply_freezes(tenant_id uuid, credit_type text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  frozen boolean;
begin
  perform pg_advisory_xact_lock(1, uuid_hash(apply_freezes.tenant_id));

  frozen := exists (
    select
    from billing.freezes as f
    where f.tenant_id = apply_freezes.tenant_id
      and f.credit_type = apply_freezes.credit_type
      and f.lifted_at is null
  );
  update public.tenant_credit_balance as b
  set is_frozen = frozen,
    updated_at = now()
  where b.tenant_id = apply_freezes.tenant_id
    and b.credit_type = apply_freezes.credit_type
    and b.is_frozen <> frozen;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.ask_to_authenticate(purchase billing.purchases)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  update billing.auto_topups as a
  set state = case when a.is_on then 'needs_authentication' else a.state end,
    state_since = now()
  where a.tenant_id = (purchase).tenant_id;

  perform billing.give_notice(
    (purchase).tenant_id, 'auto_topup.needs_authentication', jsonb_build_object(
      'purchase_id', (purchase).purchase_id, 'attempt_id', (purchase).attempt_id,
      'package_id', (purchase).package_id, 'price_minor', (purchase).price_minor,
      'currency', (purchase).currency
    )
  );
end;
$function$;

CREATE OR REPLACE FUNCTION billing.audit(tenant_id uuid, action text, subject text DEFAULT NULL::text, actor uuid DEFAULT NULL::uuid, reason text DEFAULT NULL::text, details jsonb DEFAULT '{}'::jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  insert into billing.audit_records (tenant_id, action, subject, actor, reason, details)
  values (
    audit.tenant_id, audit.action, audit.subject, audit.actor, audit.reason, audit.details
  );
end;
$function$;

CREATE OR REPLACE FUNCTION billing.auto_charged_minor(tenant_id uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select coalesce(sum(p.price_minor), 0)::bigint
  from billing.purchases as p
  left join credits.entries as e
    on e.tenant_id = p.tenant_id
    and e.entry_id = p.entry_id
  where p.tenant_id = auto_charged_minor.tenant_id
    and p.origin = 'auto_topup'
    and p.status not in ('failed', 'expired')
    and greatest(p.created_at, e.created_at)
      >= credits.utc_month(now())::timestamp at time zone 'UTC';
$function$;

CREATE OR REPLACE FUNCTION billing.auto_topup_state(settings billing.auto_topups, livemode boolean)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  tenant constant uuid := (settings).tenant_id;
  package billing.packages;
  attempt_status text;
begin
  select p.status
  into attempt_status
  from billing.purchases as p
  where p.tenant_id = tenant
    and p.origin = 'auto_topup'
    and p.status in ('created', 'open', 'processing');

  select p.*
  into strict package
  from billing.packages as p
  where p.package_id = (settings).package_id;

  return case
    when attempt_status = 'open' then 'needs_authentication'
    when attempt_status is not null then 'charging'
    when (select r.available from credits.read_balance(tenant, package.credit_type) as r)
      >= (settings).threshold_credits then 'enough_credits'
    when (settings).paused_until > now() then (settings).pause
    when not package.is_active then 'package_unavailable'
    when (package.price_minor, package.currency)
      <> ((settings).price_minor, (settings).currency) then 'price_changed'
    when exists (
      select
      from public.tenant_credit_balance as b
      where b.tenant_id = tenant
        and b.credit_type = package.credit_type
        and b.is_frozen
    ) then 'account_frozen'
    when exists (
      select
      from billing.declines as d
      where d.tenant_id = tenant
        and d.closed_until > now()
    ) then 'checkout_closed'
    when not exists (
      select
      from billing.purchases as p
      where p.tenant_id = tenant
        and p.livemode = auto_topup_state.livemode
        and p.saves_card
        and p.entry_id is not null
    ) then 'no_saved_card'
    when billing.auto_charged_minor(tenant) + package.price_minor > (settings).monthly_cap_minor
      then 'cap_reached'
  end;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.back_off_auto_topup(purchase billing.purchases)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  was_unavailable constant boolean := coalesce(
    (purchase).failure in ('provider_unavailable', 'switched_off'), false
  );
  new_pause constant text := case
    when was_unavailable then 'provider_unavailable' else 'backing_off'
  end;
  declines_so_far integer;
begin
  update billing.auto_topups as a
  set declines = a.declines + case when was_unavailable then 0 else 1 end,
    pause = new_pause,
    paused_until = now() + case
      when was_unavailable or a.declines = 0 then interval '1 hour'
      when a.declines = 1 then interval '6 hours'
      else interval '24 hours'
    end,
    state = case when a.is_on then new_pause else a.state end,
    state_since = now()
  where a.tenant_id = (purchase).tenant_id
  returning a.declines into declines_so_far;

  if declines_so_far >= 4 and not was_unavailable then
    perform billing.switch_off_auto_topup(purchase, 'off_after_declines');
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.call_function(functions_url text, function_name text, secret_name text, timeout_ms integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  secret_key text;
  request_id bigint;
begin
  -- Dynamic, because neither extension has to exist where this function is created.
  execute 'select s.decrypted_secret from vault.decrypted_secrets as s where s.name = $1'
  into secret_key
  using call_function.secret_name;
  if secret_key is null then
    raise exception 'Cannot call %: Vault has no secret named %',
      call_function.function_name, call_function.secret_name
      using hint = 'Store a Supabase secret key with vault.create_secret(key, name)';
  end if;

  execute 'select net.http_post(url => $1, headers => $2, body => $3, timeout_milliseconds => $4)'
  into request_id
  using
    format('%s/%s', call_function.functions_url, call_function.function_name),
    jsonb_build_object('content-type', 'application/json', 'apikey', secret_key),
    '{}'::jsonb,
    call_function.timeout_ms;
  return request_id;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.checkout_mismatch(purchase billing.purchases, session_id text, livemode boolean, payment_status text, amount_minor bigint, currency text, customer_id text, payment_intent_id text, quantity bigint, unit_minor bigint, discount_minor bigint, tax_minor bigint)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select case
    when (purchase).purchase_id is null and exists (
      select
      from billing.purchases as p
      where p.stripe_session_id = checkout_mismatch.session_id
    ) then 'tenant_mismatch'
    when (purchase).purchase_id is null then 'unknown_purchase'
    when (purchase).status = 'quarantined'
      and checkout_mismatch.payment_status = 'paid'
      and exists (
        select
        from billing.resolutions as r
        where r.case_id = (purchase).purchase_id::text
      ) then 'resolved_by_hand'
    when (purchase).livemode <> checkout_mismatch.livemode then 'livemode_mismatch'
    when (purchase).stripe_session_id <> checkout_mismatch.session_id then 'session_mismatch'
    when upper(checkout_mismatch.currency) is distinct from (purchase).currency
      then 'currency_mismatch'
    when checkout_mismatch.quantity is distinct from 1 then 'quantity_mismatch'
    when checkout_mismatch.unit_minor is distinct from (purchase).price_minor
      then 'price_mismatch'
    when checkout_mismatch.discount_minor is distinct from 0 then 'unexpected_discount'
    when checkout_mismatch.amount_minor - checkout_mismatch.tax_minor = (purchase).price_minor
      and checkout_mismatch.tax_minor > 0
      then 'unexpected_tax'
    when checkout_mismatch.amount_minor is distinct from (purchase).price_minor
      then 'amount_mismatch'
    when checkout_mismatch.customer_id is null or not exists (
      select
      from billing.stripe_customers as c
      where c.tenant_id = (purchase).tenant_id
        and c.livemode = (purchase).livemode
        and c.stripe_customer_id = checkout_mismatch.customer_id
    ) then 'customer_mismatch'
    when checkout_mismatch.payment_status = 'no_payment_required' then 'no_payment_required'
    when exists (
      select
      from billing.purchases as p
      where p.purchase_id <> (purchase).purchase_id
        and (
          p.stripe_payment_intent_id = checkout_mismatch.payment_intent_id
          or p.stripe_session_id = checkout_mismatch.session_id
        )
    ) then 'payment_mismatch'
  end;
$function$;

CREATE OR REPLACE FUNCTION billing.checkout_status(session_status text, payment_status text, payment_failed boolean)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select case
    when checkout_status.payment_status = 'paid' then 'credited'
    when checkout_status.session_status = 'expired' then 'expired'
    when checkout_status.session_status = 'complete' and checkout_status.payment_failed
      then 'failed'
    when checkout_status.session_status = 'complete' then 'processing'
    else 'open'
  end;
$function$;

CREATE OR REPLACE FUNCTION billing.converge_purchase(tenant_id uuid, purchase_id uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  purchase billing.purchases;
  grant_id uuid;
  money_back bigint;
  -- what the purchase should have lost by now
  target bigint;
  change bigint;
begin
  select p.*
  into strict purchase
  from billing.purchases as p
  where p.tenant_id = converge_purchase.tenant_id
    and p.purchase_id = converge_purchase.purchase_id;
  if purchase.entry_id is null then
    return 0;
  end if;

  perform pg_advisory_xact_lock(1, uuid_hash(purchase.tenant_id));
  select g.grant_id
  into strict grant_id
  from credits.grants as g
  where g.tenant_id = purchase.tenant_id
    and g.entry_id = purchase.entry_id;

  money_back := billing.money_back(purchase);
  target := div(purchase.amount_credits::numeric * money_back, purchase.price_minor);
  change := target - purchase.reversed_credits;
  if change > 0 then
    perform credits.reverse_lineage(
      purchase.tenant_id, grant_id, change, purchase.purchase_id::text
    );
  elsif change < 0 then
    perform credits.reinstate_lineage(
      purchase.tenant_id, grant_id, -change, purchase.purchase_id::text
    );
  end if;

  update billing.purchases as p
  set reversed_minor = money_back,
    reversed_credits = target,
    status = case
      when money_back = 0 then 'credited'
      when money_back = p.price_minor then 'reversed'
      else 'partially_reversed'
    end,
    updated_at = now()
  where p.tenant_id = purchase.tenant_id
    and p.purchase_id = purchase.purchase_id
    and p.reversed_minor <> money_back;
  return change;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.dispute_rank(status text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select case dispute_rank.status
    when 'warning_needs_response' then 0
    when 'warning_under_review' then 1
    when 'warning_closed' then 2
    when 'needs_response' then 3
    when 'under_review' then 4
    when 'prevented' then 5
    when 'lost' then 6
    when 'appeal_needs_response' then 7
    when 'appeal_under_review' then 8
    when 'won' then 9
  end;
$function$;

CREATE OR REPLACE FUNCTION billing.expect_version(kind text, item_id text, item_exists boolean, expected_version integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION billing.give_notice(tenant_id uuid, type text, data jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  insert into billing.notices (tenant_id, type, data)
  select e.tenant_id, give_notice.type, give_notice.data
  from billing.notice_endpoints as e
  where e.tenant_id = give_notice.tenant_id;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.grant_purchase(purchase billing.purchases, session_id text, payment_intent_id text)
 RETURNS bigint
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  select t.entry_id
  from credits.topup(
    tenant_id => (purchase).tenant_id,
    amount => (purchase).amount_credits,
    idempotency_key => coalesce(
      'internal:checkout:' || grant_purchase.session_id,
      'internal:payment:' || grant_purchase.payment_intent_id
    ),
    credit_type => (purchase).credit_type,
    source => 'purchase',
    source_ref => (purchase).purchase_id::text,
    expires_at => now() + make_interval(days => (purchase).expires_after_days),
    actor => (purchase).created_by
  ) as t;
$function$;

CREATE OR REPLACE FUNCTION billing.intent_mismatch(purchase billing.purchases, payment_intent_id text, livemode boolean, intent_status text, amount_minor bigint, currency text, customer_id text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select coalesce(
    billing.checkout_mismatch(
      purchase, null, intent_mismatch.livemode,
      -- in a session's words
      replace(intent_mismatch.intent_status, 'succeeded', 'paid'),
      intent_mismatch.amount_minor, intent_mismatch.currency, intent_mismatch.customer_id,
      -- a payment has no lines, discounts or taxes that could differ: its amount says it all
      intent_mismatch.payment_intent_id, 1, (purchase).price_minor, 0, 0
    ),
    case
      when (purchase).origin <> 'auto_topup' then 'payment_mismatch'
      when intent_mismatch.intent_status = 'succeeded'
        and (purchase).entry_id is not null
        and (purchase).stripe_payment_intent_id <> intent_mismatch.payment_intent_id
        then 'payment_mismatch'
    end
  );
$function$;

CREATE OR REPLACE FUNCTION billing.live_topic(tenant_id uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select 'tenant:' || live_topic.tenant_id
  where exists (
    select
    from pg_catalog.pg_policies as p
    where p.schemaname = 'realtime'
      and p.tablename = 'messages'
      and p.policyname = 'members hear of their own tenants'
  );
$function$;

CREATE OR REPLACE FUNCTION billing.log_event(event_id text, event_type text, livemode boolean, status text, reason text)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  insert into billing.stripe_events as e (
    event_id, type, livemode, status, reason
  )
  values (
    log_event.event_id, log_event.event_type, log_event.livemode, log_event.status,
    log_event.reason
  )
  on conflict on constraint stripe_events_pkey do update
  set status = excluded.status,
    reason = excluded.reason,
    deliveries = e.deliveries + 1,
    updated_at = now()
  where e.status <> 'processed';

  return found;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.look_at_auto_topups(livemode boolean, max_looks integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  waited record;
  settings billing.auto_topups;
  new_state text;
begin
  -- One that has a Checkout Session ends with it.
  for waited in
    select p.tenant_id, p.purchase_id
    from billing.purchases as p
    where p.origin = 'auto_topup'
      and p.status = 'open'
      and p.stripe_session_id is null
      and p.created_at < now() - interval '7 days'
    for update skip locked
  loop
    -- a busy tenant's is given up at the next look
    if pg_try_advisory_xact_lock(1, uuid_hash(waited.tenant_id)) then
      update billing.purchases as p
      set status = 'expired',
        updated_at = now()
      where p.tenant_id = waited.tenant_id
        and p.purchase_id = waited.purchase_id;
    end if;
  end loop;

  for settings in
    select a.*
    from billing.auto_topups as a
    where a.is_on
    order by a.looked_at
    limit look_at_auto_topups.max_looks
    for update skip locked
  loop
    new_state := billing.auto_topup_state(settings, look_at_auto_topups.livemode);
    if new_state is null then
      perform billing.start_auto_topup(settings, look_at_auto_topups.livemode);
    end if;

    update billing.auto_topups as a
    set state = coalesce(new_state, 'charging'),
      state_since = case
        when a.state = coalesce(new_state, 'charging') then a.state_since
        else now()
      end,
      lease_ends_at = case when new_state is null then '-infinity' else a.lease_ends_at end,
      looked_at = clock_timestamp()
    where a.tenant_id = settings.tenant_id;
  end loop;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.mark_findings(findings jsonb)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION billing.money_back(purchase billing.purchases)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select least(
    (purchase).price_minor::numeric,
    (
      select coalesce(sum(r.amount_minor), 0)
      from billing.refunds as r
      where r.tenant_id = (purchase).tenant_id
        and r.purchase_id = (purchase).purchase_id
        and r.payment_intent_id = (purchase).stripe_payment_intent_id
        and r.status not in ('failed', 'canceled')
    ) + (
      select coalesce(sum(greatest(d.withdrawn_minor - d.reinstated_minor, 0)), 0)
      from billing.disputes as d
      where d.tenant_id = (purchase).tenant_id
        and d.purchase_id = (purchase).purchase_id
        and d.payment_intent_id = (purchase).stripe_payment_intent_id
    )
  )::bigint;
$function$;

CREATE OR REPLACE FUNCTION billing.move_purchase(purchase billing.purchases, next_status text, mismatch text, session_id text, payment_intent_id text)
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  moved billing.purchases;
begin
  update billing.purchases as p
  set status = move_purchase.next_status,
    quarantine_reason = move_purchase.mismatch,
    entry_id = case move_purchase.next_status
      when 'credited' then billing.grant_purchase(
        purchase, move_purchase.session_id, move_purchase.payment_intent_id
      )
    end,
    stripe_session_id = case
      when move_purchase.mismatch is null
        then coalesce(move_purchase.session_id, p.stripe_session_id)
      else p.stripe_session_id
    end,
    stripe_payment_intent_id = case
      when move_purchase.mismatch is null then move_purchase.payment_intent_id
      else p.stripe_payment_intent_id
    end,
    updated_at = now()
  where p.tenant_id = (purchase).tenant_id
    and p.purchase_id = (purchase).purchase_id;

  perform billing.converge_purchase((purchase).tenant_id, (purchase).purchase_id);
  perform billing.apply_freezes((purchase).tenant_id, (purchase).credit_type);

  select p.*
  into strict moved
  from billing.purchases as p
  where p.tenant_id = (purchase).tenant_id
    and p.purchase_id = (purchase).purchase_id;
  return moved.status;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.open_live_updates()
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if not exists (
    select
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = 'realtime'
      and c.relname = 'messages'
  ) then
    return false;
  end if;

  -- Dynamic, because Realtime does not have to exist where this function is created.
  execute 'drop policy if exists "members hear of their own tenants" on realtime.messages';
  execute $policy$
    create policy "members hear of their own tenants"
    on realtime.messages
    for select
    to authenticated
    using (
      extension = 'broadcast'
      and tenancy.role_in(
        substring(
          (select realtime.topic())
          from '^tenant:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$'
        )::uuid
      ) is not null
    )
  $policy$;
  return true;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.payment_mismatch(purchase billing.purchases, payment_intent_id text, livemode boolean, currency text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select case
    when (purchase).purchase_id is null then 'unknown_purchase'
    when (purchase).livemode <> payment_mismatch.livemode then 'livemode_mismatch'
    when upper(payment_mismatch.currency) is distinct from (purchase).currency
      then 'currency_mismatch'
    when (purchase).stripe_payment_intent_id <> payment_mismatch.payment_intent_id
      or exists (
        select
        from billing.purchases as p
        where p.stripe_payment_intent_id = payment_mismatch.payment_intent_id
          and p.purchase_id <> (purchase).purchase_id
      )
      then 'payment_mismatch'
  end;
$function$;

CREATE OR REPLACE FUNCTION billing.quarantine_cases()
 RETURNS TABLE(case_id text, reason text, tenant_id uuid, purchase_id uuid, event_type text, since timestamp with time zone)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select
    p.purchase_id::text, p.quarantine_reason, p.tenant_id, p.purchase_id, null, p.updated_at
  from billing.purchases as p
  where p.status = 'quarantined'
  union all
  select e.event_id, e.reason, e.tenant_id, e.purchase_id, e.type, e.received_at
  from billing.stripe_events as e
  left join billing.purchases as p
    on p.tenant_id = e.tenant_id
    and p.purchase_id = e.purchase_id
    and p.status = 'quarantined'
  where e.status = 'quarantined'
    and p.purchase_id is null;
$function$;

CREATE OR REPLACE FUNCTION billing.record_freeze()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  facts jsonb := jsonb_build_object(
    'cause', new.cause, 'purchase_id', new.purchase_id, 'credit_type', new.credit_type
  );
begin
  perform billing.tell_change(new.tenant_id);
  if tg_op = 'INSERT' then
    perform billing.audit(
      new.tenant_id, 'account_frozen', new.purchase_id::text, details => facts
    );
    perform billing.give_notice(new.tenant_id, 'account.frozen', facts);
  elsif old.lifted_at is null and new.lifted_at is not null then
    perform billing.audit(
      new.tenant_id, 'freeze_lifted', new.purchase_id::text, billing.user_named(new.lifted_by),
      reason => new.lift_reason,
      details => facts || jsonb_build_object('lifted_by', new.lifted_by)
    );
  end if;
  return new;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.record_purchase()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  facts jsonb := jsonb_build_object(
    'purchase_id', new.purchase_id, 'package_id', new.package_id, 'status', new.status,
    'amount_credits', new.amount_credits, 'price_minor', new.price_minor, 'currency', new.currency,
    'reversed_credits', new.reversed_credits, 'reversed_minor', new.reversed_minor
  );
  is_new boolean := tg_op = 'INSERT';
begin
  if not is_new
    and (new.status, new.reversed_credits) is not distinct from (old.status, old.reversed_credits)
  then
    return new;
  end if;

  insert into billing.purchase_steps (
    tenant_id, purchase_id, status, reversed_minor, reversed_credits
  )
  values (
    new.tenant_id, new.purchase_id, new.status, new.reversed_minor, new.reversed_credits
  );
  perform billing.tell_change(new.tenant_id);
  perform billing.audit(
    new.tenant_id, 'purchase_' || case when is_new then 'started' else new.status end,
    new.purchase_id::text, case when is_new then new.created_by end, new.quarantine_reason, facts
  );

  if is_new then
    return new;
  end if;
  -- Also when money came back again: the amount says how much is reversed now.
  if new.reversed_credits <> old.reversed_credits then
    perform billing.give_notice(new.tenant_id, 'credits.reversed', facts);
  elsif new.status = 'credited' then
    perform billing.give_notice(new.tenant_id, 'credits.topped_up', facts);
  elsif new.status = 'quarantined' then
    perform billing.give_notice(
      new.tenant_id, 'purchase.quarantined', facts || jsonb_build_object(
        'reason', new.quarantine_reason
      )
    );
  end if;
  return new;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.record_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  item_kind constant text := tg_argv[0];
  item_row constant jsonb := to_jsonb(new);
  item_key constant text := item_row ->> tg_argv[1];
begin
  if tg_op = 'UPDATE' and new is not distinct from old then
    return new;
  end if;

  insert into billing.catalogue_versions (kind, item_id, version, content, saved_by, reason)
  select
    item_kind, item_key, coalesce(max(v.version), 0) + 1, item_row - tg_argv[1],
    nullif(current_setting('credits.saved_by', true), '')::uuid,
    nullif(current_setting('credits.save_reason', true), '')
  from billing.catalogue_versions as v
  where v.kind = item_kind
    and v.item_id = item_key;
  return new;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.refund_rank(status text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select case refund_rank.status
    when 'pending' then 0
    when 'requires_action' then 0
    when 'succeeded' then 1
    when 'canceled' then 2
    when 'failed' then 2
  end;
$function$;

CREATE OR REPLACE FUNCTION billing.refuse_after_declines(tenant_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  closed_until timestamptz;
begin
  select d.closed_until
  into closed_until
  from billing.declines as d
  where d.tenant_id = refuse_after_declines.tenant_id
    and d.closed_until > now();

  if closed_until is not null then
    perform credits.fail(
      429,
      format('too_many_declines retry_after=%s', ceil(extract(epoch from closed_until - now()))),
      'Cannot start a purchase: too many payments of this tenant were declined',
      'Wait until checkout opens again, or ask the operator'
    );
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.schedule_jobs(functions_url text, secret_name text)
 RETURNS TABLE(job text, schedule text)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  missing text;
  planned record;
begin
  if schedule_jobs.functions_url !~ '^https?://[^\s/]+(/[^\s]*)?[^/\s]$' then
    raise exception 'Cannot schedule the jobs: % is no address of functions',
      schedule_jobs.functions_url
      using hint = 'It looks like https://<project>.supabase.co/functions/v1';
  end if;

  select string_agg(n.name, ', ' order by n.name)
  into missing
  from unnest(array['pg_cron', 'pg_net', 'supabase_vault']) as n (name)
  where not exists (select from pg_catalog.pg_extension as e where e.extname = n.name);
  if missing is not null then
    raise notice 'Nothing is scheduled: this database has no %', missing
      using hint = 'Enable it, or let another scheduler do what docs/deploy.md lists';
    return;
  end if;

  for planned in
    select
      j.job,
      j.schedule,
      case
        when j.function_name is null then j.statement
        else format(
          'select billing.call_function(%L, %L, %L, %s)', schedule_jobs.functions_url,
          j.function_name, schedule_jobs.secret_name, j.timeout_ms
        )
      end as command
    from (
      values
        ('credits-sweep', '* * * * *', 'select credits.sweep()', null, 0),
        ('credits-count-usage', '*/5 * * * *', 'select credits.count_usage()', null, 0),
        ('credits-notify', '* * * * *', null, 'credit-notify', 60000),
        ('credits-auto-topup', '* * * * *', null, 'credit-auto-topup', 60000),
        ('credits-reconcile', '*/10 * * * *', null, 'credit-reconcile', 120000)
    ) as j (job, schedule, statement, function_name, timeout_ms)
  loop
    -- Dynamic, because pg_cron does not have to exist where this function is created.
    execute 'select cron.schedule($1, $2, $3)'
    using planned.job, planned.schedule, planned.command;
    job := planned.job;
    schedule := planned.schedule;
    return next;
  end loop;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.sign_version(saved_by uuid, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if sign_version.saved_by is not null
    and coalesce(char_length(btrim(sign_version.reason)), 0) not between 1 and 1000
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot change the catalogue without a reason',
      'Say in at most 1000 characters why'
    );
  end if;

  perform set_config('credits.saved_by', coalesce(sign_version.saved_by::text, ''), true);
  perform set_config('credits.save_reason', coalesce(btrim(sign_version.reason), ''), true);
end;
$function$;

CREATE OR REPLACE FUNCTION billing.start_auto_topup(settings billing.auto_topups, livemode boolean)
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  insert into billing.purchases (
    tenant_id, attempt_id, origin, package_id, package_labels, credit_type, amount_credits,
    price_minor, currency, expires_after_days, livemode, created_by, checkout_locale
  )
  select
    (settings).tenant_id, gen_random_uuid(), 'auto_topup', p.package_id, p.labels, p.credit_type,
    p.amount_credits, p.price_minor, p.currency, p.expires_after_days,
    start_auto_topup.livemode, (settings).set_by, (settings).checkout_locale
  from billing.packages as p
  where p.package_id = (settings).package_id
    and p.is_active
    and (p.price_minor, p.currency) = ((settings).price_minor, (settings).currency)
  on conflict (tenant_id)
  where origin = 'auto_topup' and status in ('created', 'open', 'processing')
  do nothing;
$function$;

CREATE OR REPLACE FUNCTION billing.status_rank(status text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select case status_rank.status
    when 'created' then 0
    when 'open' then 1
    when 'processing' then 2
    when 'expired' then 3
    when 'failed' then 3
    when 'quarantined' then 4
    when 'credited' then 5
    when 'partially_reversed' then 5
    when 'reversed' then 5
  end;
$function$;

CREATE OR REPLACE FUNCTION billing.steer_auto_topup()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if new.status = old.status then
    return new;
  end if;

  if new.saves_card and new.entry_id is not null and old.entry_id is null then
    update billing.auto_topups as a
    set declines = 0,
      paused_until = '-infinity'
    where a.tenant_id = new.tenant_id
      and a.pause is distinct from 'cooling_down';
  end if;

  if new.origin <> 'auto_topup' then
    return new;
  end if;

  perform pg_advisory_xact_lock(1, uuid_hash(new.tenant_id));
  case
    when new.entry_id is not null and old.entry_id is null then
      update billing.auto_topups as a
      set declines = 0,
        pause = 'cooling_down',
        paused_until = now() + make_interval(secs => a.cooldown_seconds),
        state = case when a.is_on then 'cooling_down' else a.state end,
        state_since = now()
      where a.tenant_id = new.tenant_id;
    when new.status = 'open' then
      perform billing.ask_to_authenticate(new);
    when new.status in ('failed', 'expired') then
      perform billing.back_off_auto_topup(new);
    when new.status = 'quarantined' then
      perform billing.switch_off_auto_topup(new, 'off_for_review');
    else
      null;
  end case;
  return new;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.store_disputes(purchase billing.purchases, payment_intent_id text, disputes jsonb)
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  insert into billing.disputes as d (
    tenant_id, dispute_id, purchase_id, payment_intent_id, status, withdrawn_minor,
    reinstated_minor
  )
  select
    (purchase).tenant_id, f.id, (purchase).purchase_id, store_disputes.payment_intent_id,
    f.status, f.withdrawn_minor, f.reinstated_minor
  from jsonb_to_recordset(store_disputes.disputes) as f (
    id text, status text, withdrawn_minor bigint, reinstated_minor bigint
  )
  on conflict on constraint disputes_pkey do update
  set status = case
      when billing.dispute_rank(excluded.status) > billing.dispute_rank(d.status)
        then excluded.status
      else d.status
    end,
    withdrawn_minor = greatest(d.withdrawn_minor, excluded.withdrawn_minor),
    reinstated_minor = greatest(d.reinstated_minor, excluded.reinstated_minor),
    updated_at = now()
  where billing.dispute_rank(excluded.status) > billing.dispute_rank(d.status)
    or excluded.withdrawn_minor > d.withdrawn_minor
    or excluded.reinstated_minor > d.reinstated_minor;
$function$;

CREATE OR REPLACE FUNCTION billing.store_freezes(purchase billing.purchases, fraud_warnings text[])
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  policy billing.policies;
  is_new boolean;
begin
  select p.*
  into policy
  from billing.policies as p;

  update billing.freezes as f
  set lifted_at = now(),
    lift_reason = d.status,
    lifted_by = 'stripe'
  from billing.disputes as d
  where f.tenant_id = (purchase).tenant_id
    and f.purchase_id = (purchase).purchase_id
    and f.lifted_at is null
    and d.tenant_id = f.tenant_id
    and d.dispute_id = f.cause_id
    and d.status in ('won', 'prevented');

  insert into billing.freezes (tenant_id, cause_id, cause, purchase_id, credit_type)
  select (purchase).tenant_id, c.cause_id, c.cause, (purchase).purchase_id, (purchase).credit_type
  from (
    select d.dispute_id as cause_id, 'dispute' as cause
    from billing.disputes as d
    where d.tenant_id = (purchase).tenant_id
      and d.purchase_id = (purchase).purchase_id
      and d.status not like 'warning_%'
      and d.status not in ('won', 'prevented')
      and coalesce(policy.freezes_on_dispute, true)
    union all
    select w.warning_id, 'fraud_warning'
    from unnest(store_freezes.fraud_warnings) as w (warning_id)
    where coalesce(policy.freezes_on_fraud_warning, true)
  ) as c
  on conflict on constraint freezes_pkey do nothing;

  is_new := found;
  perform billing.apply_freezes((purchase).tenant_id, (purchase).credit_type);
  return is_new;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.store_refunds(purchase billing.purchases, payment_intent_id text, refunds jsonb)
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  insert into billing.refunds as r (
    tenant_id, refund_id, purchase_id, payment_intent_id, amount_minor, status
  )
  select
    (purchase).tenant_id, f.id, (purchase).purchase_id, store_refunds.payment_intent_id,
    f.amount_minor, f.status
  from jsonb_to_recordset(store_refunds.refunds) as f (
    id text, amount_minor bigint, status text
  )
  on conflict on constraint refunds_pkey do update
  set status = excluded.status,
    updated_at = now()
  where billing.refund_rank(excluded.status) > billing.refund_rank(r.status);
$function$;

CREATE OR REPLACE FUNCTION billing.switch_off_auto_topup(purchase billing.purchases, new_state text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  update billing.auto_topups as a
  set is_on = false,
    state = switch_off_auto_topup.new_state,
    state_since = now()
  where a.tenant_id = (purchase).tenant_id
    and a.is_on;
  if not found then
    return;
  end if;

  perform billing.audit(
    (purchase).tenant_id, 'auto_topup_switched_off', (purchase).purchase_id::text,
    reason => coalesce((purchase).quarantine_reason, (purchase).failure),
    details => jsonb_build_object('state', switch_off_auto_topup.new_state)
  );
  perform billing.give_notice(
    (purchase).tenant_id, 'auto_topup.switched_off', jsonb_build_object(
      'purchase_id', (purchase).purchase_id, 'state', switch_off_auto_topup.new_state,
      'reason', coalesce((purchase).quarantine_reason, (purchase).failure)
    )
  );
end;
$function$;

CREATE OR REPLACE FUNCTION billing.tell_change(tenant_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  -- Asked first, because the block below costs every topup a subtransaction.
  if not exists (
    select
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = 'realtime'
      and c.relname = 'messages'
  ) then
    return;
  end if;

  begin
    if billing.live_topic(tell_change.tenant_id) is not null then
      -- Dynamic, because Realtime does not have to exist where this function is created.
      execute 'select realtime.send($1, $2, $3, true)'
      using '{}'::jsonb, 'changed', billing.live_topic(tell_change.tenant_id);
    end if;
  exception
    when others then
      raise warning 'Cannot tell anybody of a change: %', sqlerrm;
  end;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.tell_grant()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform billing.tell_change(new.tenant_id);
  return new;
end;
$function$;

CREATE OR REPLACE FUNCTION billing.user_named(name text)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select case
    when user_named.name ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then user_named.name::uuid
  end;
$function$;

CREATE OR REPLACE FUNCTION billing.watch_balances(max_watches integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  watch record;
  warned integer := 0;
begin
  for watch in
    select w.tenant_id, w.credit_type, w.low_balance_credits, w.is_low, r.available
    from (
      select b.*
      from billing.balance_watches as b
      order by b.looked_at
      limit watch_balances.max_watches
      for update skip locked
    ) as w
    cross join lateral credits.read_balance(w.tenant_id, w.credit_type) as r
  loop
    if watch.available < watch.low_balance_credits and not watch.is_low then
      perform billing.give_notice(
        watch.tenant_id, 'credits.low_balance', jsonb_build_object(
          'credit_type', watch.credit_type, 'available', watch.available,
          'low_balance_credits', watch.low_balance_credits
        )
      );
      warned := warned + 1;
    end if;

    update billing.balance_watches as w
    set is_low = watch.available < watch.low_balance_credits,
      looked_at = clock_timestamp()
    where w.tenant_id = watch.tenant_id
      and w.credit_type = watch.credit_type;
  end loop;
  return warned;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.add_grant(tenant_id uuid, credit_type text, amount bigint, kind credits.entry_kind, idempotency_key text, request_fingerprint bytea, source text, source_ref text, expires_at timestamp with time zone, priority smallint, actor uuid, metadata jsonb, origin_entry_id bigint DEFAULT NULL::bigint)
 RETURNS credits.entries
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_account(add_grant.tenant_id, add_grant.credit_type);

  -- A new grant changes the burn order: what was spent so far is laid onto the old ones first.
  perform credits.settle_due(add_grant.tenant_id, add_grant.credit_type);
  perform credits.settle(add_grant.tenant_id, add_grant.credit_type);

  insert into public.tenant_credit_balance as b (
    tenant_id, credit_type, balance, version, next_due_at
  )
  values (
    add_grant.tenant_id, add_grant.credit_type, add_grant.amount, 1,
    coalesce(add_grant.expires_at, 'infinity')
  )
  on conflict on constraint tenant_credit_balance_pkey do update
  set balance = b.balance + add_grant.amount,
    version = b.version + 1,
    next_due_at = least(b.next_due_at, excluded.next_due_at),
    updated_at = now()
  returning b.* into account;

  if account.version = 1 then
    -- There already when a budget came before the first grant.
    insert into credits.accounts (tenant_id, credit_type)
    values (account.tenant_id, account.credit_type)
    on conflict do nothing;
  end if;

  if account.balance > 9007199254740991 then
    perform credits.fail(
      422, 'amount_out_of_range', 'Cannot grant so much: the balance would exceed 2^53 - 1',
      'Spend first: beyond that, JSON numbers are no longer exact'
    );
  end if;

  entry := credits.append_entry(
    account, add_grant.kind, add_grant.amount, 0, add_grant.idempotency_key,
    add_grant.request_fingerprint, reference => add_grant.source_ref,
    origin_entry_id => add_grant.origin_entry_id, actor => add_grant.actor,
    metadata => add_grant.metadata
  );
  insert into credits.grants (
    tenant_id, credit_type, amount_credits, remaining, priority, expires_at, source, source_ref,
    entry_id
  )
  values (
    entry.tenant_id, entry.credit_type, add_grant.amount, add_grant.amount, add_grant.priority,
    coalesce(add_grant.expires_at, 'infinity'), add_grant.source, add_grant.source_ref,
    entry.entry_id
  );
  return entry;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.append_entry(account public.tenant_credit_balance, kind credits.entry_kind, amount bigint, spent bigint, idempotency_key text, request_fingerprint bytea, action text DEFAULT NULL::text, quantity bigint DEFAULT NULL::bigint, reference text DEFAULT NULL::text, origin_entry_id bigint DEFAULT NULL::bigint, actor uuid DEFAULT NULL::uuid, metadata jsonb DEFAULT '{}'::jsonb, unit_price bigint DEFAULT NULL::bigint)
 RETURNS credits.entries
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  entry credits.entries;
begin
  insert into credits.entries as e (
    tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_credits,
    spent_total_after, version, idempotency_key, request_fingerprint, action, quantity, reference,
    origin_entry_id, actor, metadata, unit_price
  )
  values (
    (account).tenant_id, (account).credit_type, append_entry.kind, append_entry.amount,
    (account).balance, (account).held, append_entry.spent, (account).spent_total,
    (account).version, append_entry.idempotency_key, append_entry.request_fingerprint,
    append_entry.action, append_entry.quantity, append_entry.reference,
    append_entry.origin_entry_id, append_entry.actor, append_entry.metadata,
    append_entry.unit_price
  )
  returning e.* into entry;

  if append_entry.kind not in ('deduct', 'hold') then
    insert into credits.notable_entries (tenant_id, entry_id, kind, origin_entry_id)
    values (entry.tenant_id, entry.entry_id, entry.kind, entry.origin_entry_id);
  end if;
  return entry;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.check_account(tenant_id uuid, credit_type text)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  if not exists (select from public.tenants as t where t.tenant_id = check_account.tenant_id) then
    perform credits.fail(
      404, 'unknown_tenant', 'Cannot find the tenant',
      'Check tenant_id, and that the caller is a member of it'
    );
  end if;

  if not exists (
    select from credits.types as t where t.credit_type = check_account.credit_type
  ) then
    perform credits.fail(
      404, 'unknown_credit_type', 'Cannot find the credit type', 'Use a code from credits.types'
    );
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.check_grant(source text, expires_at timestamp with time zone, priority smallint)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  if coalesce(check_grant.source, '') not in (
    'purchase', 'promotion', 'subscription', 'referral', 'adjustment'
  ) then
    perform credits.fail(
      400, 'malformed_request', 'Cannot grant from this source',
      'Use purchase, promotion, subscription, referral or adjustment'
    );
  end if;

  if coalesce(check_grant.priority, -1) not between 0 and 100 then
    perform credits.fail(
      400, 'malformed_request', 'Cannot grant with this priority',
      'Send 0 to 100; a lower number is spent first'
    );
  end if;

  if check_grant.expires_at <= now() then
    perform credits.fail(
      400, 'malformed_request', 'Cannot grant credits that have expired already',
      'Send an expires_at in the future, or none'
    );
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.check_request(idempotency_key text, reference text, metadata jsonb)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  if check_request.idempotency_key is null
    or char_length(check_request.idempotency_key) not between 1 and 255
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot write without an idempotency key of 1 to 255 characters',
      'Send the same key again when you repeat the same request'
    );
  end if;

  if starts_with(check_request.idempotency_key, 'internal:') then
    perform credits.fail(
      400, 'malformed_request', 'Cannot use an idempotency key that begins with internal:',
      'That prefix is for the product''s own entries; choose another key'
    );
  end if;

  if char_length(check_request.reference) > 255 then
    perform credits.fail(
      400, 'malformed_request', 'Cannot store a reference of more than 255 characters',
      'Send a shorter reference'
    );
  end if;

  if check_request.metadata is null
    or jsonb_typeof(check_request.metadata) <> 'object'
    or octet_length(check_request.metadata::text) > 4096
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot store metadata that is not an object of at most 4096 bytes',
      'Send a smaller JSON object'
    );
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.close_hold(account public.tenant_credit_balance, hold credits.holds, state text, captured bigint, entry_id bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  origin credits.entries;
begin
  update credits.holds as h
  set state = close_hold.state,
    captured_credits = close_hold.captured,
    closed_at = now()
  where h.tenant_id = (hold).tenant_id
    and h.hold_id = (hold).hold_id
    -- Open, in words the index of open holds does not know: it would be read from end to end.
    and h.closed_at is null;
  if not found then
    raise exception 'Cannot close hold %: it is not open', (hold).hold_id;
  end if;

  if close_hold.captured < (hold).amount_credits then
    select e.*
    into strict origin
    from credits.entries as e
    where e.tenant_id = (hold).tenant_id
      and e.entry_id = (hold).entry_id;
    perform credits.return_to_budgets(
      account, origin, (hold).amount_credits - close_hold.captured
    );

    perform credits.settle((hold).tenant_id, (hold).credit_type);
    perform credits.give_back(
      account,
      (hold).from_spent + close_hold.captured,
      (hold).from_spent + (hold).amount_credits,
      close_hold.entry_id
    );
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.cost_of(credit_type text, amount bigint, action text, quantity bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  cost bigint := credits.quote(
    cost_of.credit_type, cost_of.amount, cost_of.action, cost_of.quantity
  );
begin
  if cost is not null then
    return cost;
  end if;

  if cost_of.amount is null and cost_of.action is null then
    perform credits.fail(
      400, 'malformed_request', 'Cannot tell the cost: neither amount nor action was given',
      'Send amount, or action with an optional quantity'
    );
  end if;

  if cost_of.quantity is null or cost_of.quantity not between 1 and 1000000000 then
    perform credits.fail(
      422, 'amount_out_of_range', 'Cannot use the quantity: it must be between 1 and 1000000000',
      'Send a whole positive quantity'
    );
  end if;

  if cost_of.action is not null and not exists (
    select
    from credits.actions as a
    where a.action = cost_of.action
      and a.credit_type = cost_of.credit_type
      and a.is_active
  ) then
    perform credits.fail(
      404, 'unknown_action', 'Cannot find the action on the price list of this credit type',
      'Read credit_actions for the actions that exist'
    );
  end if;

  perform credits.fail(
    422, 'amount_out_of_range', 'Cannot use the amount: it must be between 1 and 1000000000000',
    'Send a whole positive number of credits in the type''s smallest unit'
  );
end;
$function$;

CREATE OR REPLACE FUNCTION credits.count_usage(max_entries integer DEFAULT 100000, min_backlog integer DEFAULT 1000)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  backlog record;
  mark credits.usage_marks;
  stretch record;
  counted integer := 0;
begin
  for backlog in
    select b.tenant_id, b.credit_type
    from public.tenant_credit_balance as b
    left join credits.usage_marks as m
      on m.tenant_id = b.tenant_id
      and m.credit_type = b.credit_type
    where b.version - coalesce(m.version, 0) >= greatest(count_usage.min_backlog, 1)
    order by b.version - coalesce(m.version, 0) desc
    limit 1000
  loop
    exit when counted >= count_usage.max_entries;

    insert into credits.usage_marks (tenant_id, credit_type)
    values (backlog.tenant_id, backlog.credit_type)
    on conflict do nothing;
    select m.*
    into mark
    from credits.usage_marks as m
    where m.tenant_id = backlog.tenant_id
      and m.credit_type = backlog.credit_type
    for update skip locked;
    continue when not found;

    select max(e.entry_id) as last_entry, max(e.version) as last_version, count(*) as entries
    into stretch
    from (
      select e.entry_id, e.version
      from credits.entries as e
      where e.tenant_id = mark.tenant_id
        and e.entry_id > mark.entry_id
        and e.credit_type = mark.credit_type
      order by e.entry_id
      limit count_usage.max_entries - counted
    ) as e;
    continue when stretch.entries = 0;

    insert into credits.daily_usage as d (
      tenant_id, credit_type, day, action, used_credits, uses, quantity
    )
    select mark.tenant_id, mark.credit_type, u.day, u.action, u.used_credits, u.uses, u.quantity
    from credits.usage_between(
      mark.tenant_id, mark.credit_type, mark.entry_id, stretch.last_entry
    ) as u
    on conflict on constraint daily_usage_pkey do update
    set used_credits = d.used_credits + excluded.used_credits,
      uses = d.uses + excluded.uses,
      quantity = d.quantity + excluded.quantity;

    update credits.usage_marks as m
    set entry_id = stretch.last_entry,
      version = stretch.last_version,
      counted_at = now()
    where m.tenant_id = mark.tenant_id
      and m.credit_type = mark.credit_type;
    counted := counted + stretch.entries;
  end loop;
  return counted;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.deduct_batch(items jsonb)
 RETURNS TABLE(item integer, outcome text, code text, message text, hint text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  -- Sorted out before anything is locked, so that nobody waits for it.
  parts constant credits.batch_part[] := array(
    with marked as (
      select
        i as whole,
        i.is_plain and count(*) over (partition by i.tenant_id, i.idempotency_key) = 1 as is_plain
      from credits.read_batch(deduct_batch.items) as i
    ),
    judged as (
      select m.whole, bool_and(m.is_plain) over (partition by (m.whole).tenant_id) as is_plain
      from marked as m
    )
    select row(
      (j.whole).tenant_id,
      min((j.whole).credit_type),
      sum((j.whole).cost),
      j.is_plain,
      array_agg(j.whole order by (j.whole).item)
    )::credits.batch_part
    from judged as j
    -- Where nothing can go wrong, by credit type. Else in the tenant's one order: a key is taken by
    -- the first item that has it, of whatever type.
    group by (j.whole).tenant_id, j.is_plain, case when j.is_plain then (j.whole).credit_type end
  );
  queue integer;
  part credits.batch_part;
begin
  for queue in
    select distinct uuid_hash(p.tenant_id)
    from unnest(parts) as p
    where p.tenant_id is not null
    order by 1
  loop
    perform pg_advisory_xact_lock(1, queue);
  end loop;

  perform
  from public.tenant_credit_balance as b
  where b.tenant_id = any (array(select p.tenant_id from unnest(parts) as p))
  order by uuid_hash(b.tenant_id), b.tenant_id, b.credit_type
  for update;

  foreach part in array parts loop
    if part.is_plain then
      perform credits.settle_due(part.tenant_id, part.credit_type);
      -- Once for all items: looking for each key would cost a tenth of the batch. deduct_together
      -- has all its rows or raises, so none is out yet when a key proves to be taken.
      begin
        return query
        select
          d.item, 'deducted', null::text, null::text, null::text, d.entry_id, d.balance, d.held,
          greatest(d.balance - d.held, 0), false
        from credits.deduct_together(part) as d;
        continue when found;
      exception
        when unique_violation then
          null;
      end;
    end if;

    return query
    select i.item, d.*
    from unnest(part.items) with ordinality as i
    cross join lateral credits.deduct_item(i.request) as d
    order by i.ordinality;
  end loop;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.deduct_item(request jsonb)
 RETURNS TABLE(outcome text, code text, message text, hint text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  unknown_field text;
begin
  if jsonb_typeof(deduct_item.request) = 'object' then
    select f.name
    into unknown_field
    from jsonb_object_keys(deduct_item.request) as f (name)
    where f.name not in (
      'tenant_id', 'credit_type', 'amount', 'idempotency_key', 'action', 'quantity', 'reference',
      'metadata', 'actor'
    )
    limit 1;
  end if;

  if jsonb_typeof(deduct_item.request) is distinct from 'object' or unknown_field is not null then
    perform credits.fail(
      400, 'malformed_request',
      'Cannot read the item: ' || coalesce('unknown field ' || unknown_field, 'it is no object'),
      'Send the fields of rpc_credit_deduct'
    );
  end if;

  return query
  select
    d.outcome, null::text, null::text, null::text, d.entry_id, d.balance, d.held, d.available,
    d.replayed
  from public.rpc_credit_deduct(
    (deduct_item.request ->> 'tenant_id')::uuid,
    (deduct_item.request ->> 'amount')::bigint,
    deduct_item.request ->> 'idempotency_key',
    coalesce(deduct_item.request ->> 'credit_type', 'credit'),
    deduct_item.request ->> 'action',
    coalesce((deduct_item.request ->> 'quantity')::bigint, 1),
    deduct_item.request ->> 'reference',
    coalesce(deduct_item.request -> 'metadata', '{}'),
    (deduct_item.request ->> 'actor')::uuid
  ) as d;
exception
  when others then
    -- PTxyz is a refusal; class 22 is a value that is no uuid or no whole number
    if sqlstate not like 'PT%' and sqlstate not like '22%' then
      raise;
    end if;
    get stacked diagnostics code = pg_exception_detail, hint = pg_exception_hint;
    outcome := 'refused';
    code := split_part(code, ' ', 1);
    message := sqlerrm;
    if sqlstate like '22%' then
      code := 'malformed_request';
      message := 'Cannot read the item: an id is no UUID, or an amount no whole number';
      hint := 'Send ids as UUIDs and amounts as whole numbers of at most 10^12';
    end if;
    return next;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.deduct_stepwise(tenant_id uuid, amount bigint, idempotency_key text, credit_type text, action text, quantity bigint, reference text, metadata jsonb, actor uuid)
 RETURNS TABLE(outcome text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  cost bigint;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform pg_advisory_xact_lock(1, uuid_hash(deduct_stepwise.tenant_id));
  entry := credits.find_deduct(
    deduct_stepwise.tenant_id, deduct_stepwise.amount, deduct_stepwise.idempotency_key,
    deduct_stepwise.credit_type, deduct_stepwise.action, deduct_stepwise.quantity,
    deduct_stepwise.reference, deduct_stepwise.metadata, deduct_stepwise.actor
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    cost := credits.cost_of(
      deduct_stepwise.credit_type, deduct_stepwise.amount, deduct_stepwise.action,
      deduct_stepwise.quantity
    );
    account := credits.move_balance(
      deduct_stepwise.tenant_id, deduct_stepwise.credit_type, -cost, 0, cost
    );
    if account.has_budgets and deduct_stepwise.actor is not null then
      perform credits.draw_on_budgets(
        account.tenant_id, account.credit_type, deduct_stepwise.actor, deduct_stepwise.action, cost
      );
    end if;
    entry := credits.append_entry(
      account, 'deduct', -cost, cost, deduct_stepwise.idempotency_key, null,
      deduct_stepwise.action, deduct_stepwise.quantity, deduct_stepwise.reference,
      actor => deduct_stepwise.actor, metadata => deduct_stepwise.metadata,
      unit_price => case
        when deduct_stepwise.amount is null then cost / deduct_stepwise.quantity
      end
    );
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'deducted';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.deduct_together(part credits.batch_part)
 RETURNS TABLE(item integer, entry_id bigint, balance bigint, held bigint)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  items constant credits.batch_item[] := (part).items;
  spent_before bigint;
  version_before bigint;
begin
  update public.tenant_credit_balance as b
  set balance = b.balance - (part).cost,
    spent_total = b.spent_total + (part).cost,
    version = b.version + cardinality(items),
    updated_at = now()
  where b.tenant_id = (part).tenant_id
    and b.credit_type = (part).credit_type
    and b.balance - b.held >= (part).cost
    and b.next_due_at > now()
    and not b.is_frozen
    -- each item has its own actor and action to count
    and not b.has_budgets
  returning
    b.balance + (part).cost, b.held, b.spent_total - (part).cost, b.version - cardinality(items)
  into balance, held, spent_before, version_before;
  if not found then
    return;
  end if;

  return query
  with line as (
    select
      i.*,
      sum(i.cost) over (order by i.place rows unbounded preceding)::bigint as spent
    from unnest(items) with ordinality as i (
      item, request, is_plain, tenant_id, credit_type, cost, idempotency_key, action, quantity,
      unit_price, reference, metadata, actor, place
    )
  ),
  entry as (
    insert into credits.entries as e (
      tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_credits,
      spent_total_after, version, idempotency_key, action, quantity, unit_price, reference, actor,
      metadata
    )
    select
      l.tenant_id, l.credit_type, 'deduct', -l.cost, deduct_together.balance - l.spent,
      deduct_together.held, l.cost, spent_before + l.spent, version_before + l.place,
      l.idempotency_key, l.action, l.quantity, l.unit_price, l.reference, l.actor, l.metadata
    from line as l
    order by l.place
    returning e.entry_id, e.version, e.balance_after, e.held_after
  )
  select (items[e.version - version_before]).item, e.entry_id, e.balance_after, e.held_after
  from entry as e;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.draw_on_budgets(tenant_id uuid, credit_type text, actor uuid, action text, amount bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  this_month constant date := credits.utc_month(clock_timestamp());
  left_before bigint;
begin
  with drawn as (
    update credits.budgets as b
    set month = greatest(b.month, this_month),
      spent_credits = case
        when b.month = this_month then b.spent_credits + draw_on_budgets.amount
        when b.month < this_month then draw_on_budgets.amount
        else b.spent_credits
      end
    where b.tenant_id = draw_on_budgets.tenant_id
      and b.credit_type = draw_on_budgets.credit_type
      and b.user_id = draw_on_budgets.actor
      and (b.action is null or b.action = draw_on_budgets.action)
    returning
      b.limit_credits - case
        when b.month = this_month then b.spent_credits - draw_on_budgets.amount
        -- The clock was set back across the month's end: its month is no longer counted, but the
        -- entries know.
        else credits.spent_by_member(
          b.tenant_id, b.credit_type, b.user_id, b.action, this_month
        )
      end as left_before
  )
  select min(greatest(drawn.left_before, 0))
  into left_before
  from drawn;

  if left_before < draw_on_budgets.amount then
    perform credits.fail(
      402,
      format(
        'budget_exceeded required=%s available=%s shortfall=%s',
        draw_on_budgets.amount, left_before, draw_on_budgets.amount - left_before
      ),
      format(
        'Cannot spend %s credits: %s left of the member''s budget for this month',
        draw_on_budgets.amount, left_before
      ),
      'Ask an owner or admin of the tenant for a higher budget, or wait for the next month'
    );
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.due_returns(tenant_id uuid, credit_type text)
 RETURNS TABLE(grant_id uuid, from_spent bigint, to_spent bigint, room_before bigint)
 LANGUAGE plpgsql
 STABLE ROWS 20
 SET search_path TO ''
AS $function$
declare
  account public.tenant_credit_balance;
begin
  select b.*
  into account
  from public.tenant_credit_balance as b
  where b.tenant_id = due_returns.tenant_id
    and b.credit_type = due_returns.credit_type;

  return query
  with due_hold as (
    select h.deadline_at, h.entry_id, h.from_spent, h.from_spent + h.amount_credits as to_spent
    from credits.holds as h
    where h.tenant_id = due_returns.tenant_id
      and h.credit_type = due_returns.credit_type
      and h.state = 'open'
      and h.deadline_at <= now()
  ),
  burn as (
    select u.grant_id, u.from_spent, u.to_spent
    from credits.burns as u
    where u.tenant_id = due_returns.tenant_id
      and u.credit_type = due_returns.credit_type
      and u.from_spent >= (
        select max(s.from_spent)
        from credits.burns as s
        where s.tenant_id = due_returns.tenant_id
          and s.credit_type = due_returns.credit_type
          and s.from_spent <= (select min(h.from_spent) from due_hold as h)
      )
    union all
    select
      p.grant_id,
      account.settled_total + p.laid_before,
      account.settled_total + p.laid_before + p.laid
    from credits.plan_burns(
      due_returns.tenant_id, due_returns.credit_type, account.spent_total - account.settled_total
    ) as p
    where p.laid > 0
  ),
  piece as (
    select
      u.grant_id,
      greatest(u.from_spent, h.from_spent) as from_spent,
      least(u.to_spent, h.to_spent) as to_spent,
      row_number() over (
        order by h.deadline_at, h.entry_id, g.priority, g.expires_at, g.entry_id, u.from_spent
      ) as place
    from due_hold as h
    join burn as u
      on u.from_spent < h.to_spent
      and u.to_spent > h.from_spent
    -- with a limit, so that each is looked up, however few grants the planner expects
    cross join lateral (
      select g.priority, g.expires_at, g.entry_id
      from credits.grants as g
      where g.tenant_id = due_returns.tenant_id
        and g.grant_id = u.grant_id
      limit 1
    ) as g
  )
  select
    p.grant_id,
    p.from_spent,
    p.to_spent,
    (sum(p.to_spent - p.from_spent) over (order by p.place) - (p.to_spent - p.from_spent))::bigint
  from piece as p;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.entry_of_key(tenant_id uuid, idempotency_key text)
 RETURNS credits.entries
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  entry credits.entries;
begin
  select e.*
  into entry
  from credits.entries as e
  where (e.tenant_id, e.idempotency_key) >= (entry_of_key.tenant_id, entry_of_key.idempotency_key)
  order by e.tenant_id, e.idempotency_key
  limit 1;

  if (entry.tenant_id, entry.idempotency_key)
    is distinct from (entry_of_key.tenant_id, entry_of_key.idempotency_key)
  then
    return null;
  end if;
  return entry;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.expire_grant(tenant_id uuid, grant_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  expired credits.grants;
  account public.tenant_credit_balance;
begin
  select g.*
  into strict expired
  from credits.grants as g
  where g.tenant_id = expire_grant.tenant_id
    and g.grant_id = expire_grant.grant_id
  for update;

  update credits.grants as g
  set remaining = 0,
    expired_credits = g.expired_credits + expired.remaining
  where g.tenant_id = expired.tenant_id
    and g.grant_id = expired.grant_id;

  update public.tenant_credit_balance as b
  set balance = b.balance - expired.remaining,
    version = b.version + 1,
    updated_at = now()
  where b.tenant_id = expired.tenant_id
    and b.credit_type = expired.credit_type
  returning b.* into account;

  -- With the version: a grant expires again when a hold gives credits back to it.
  perform credits.append_entry(
    account, 'expire', -expired.remaining, 0,
    format('internal:expire:%s:%s', expired.grant_id, account.version),
    credits.fingerprint(jsonb_build_array('expire', expired.grant_id)),
    reference => expired.grant_id::text
  );
end;
$function$;

CREATE OR REPLACE FUNCTION credits.expire_hold(hold credits.holds)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  update public.tenant_credit_balance as b
  set held = b.held - (hold).amount_credits,
    version = b.version + 1,
    updated_at = now()
  where b.tenant_id = (hold).tenant_id
    and b.credit_type = (hold).credit_type
  returning b.* into account;

  entry := credits.append_entry(
    account, 'release', 0, 0, 'internal:release:' || (hold).hold_id,
    credits.fingerprint(jsonb_build_array('expire', (hold).hold_id)),
    reference => 'deadline', origin_entry_id => (hold).entry_id
  );
  perform credits.close_hold(account, hold, 'expired', 0, entry.entry_id);
end;
$function$;

CREATE OR REPLACE FUNCTION credits.fail(status integer, code text, message text, hint text)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  raise exception using
    errcode = 'PT' || fail.status,
    message = fail.message,
    detail = fail.code,
    hint = fail.hint;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.find_deduct(tenant_id uuid, amount bigint, idempotency_key text, credit_type text, action text, quantity bigint, reference text, metadata jsonb, actor uuid)
 RETURNS credits.entries
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  twin constant credits.entries := credits.entry_of_key(
    find_deduct.tenant_id, find_deduct.idempotency_key
  );
begin
  if twin.entry_id is not null and row(
    twin.kind, case when twin.unit_price is null then -twin.amount_credits end, twin.credit_type,
    twin.action, twin.quantity, twin.reference, twin.metadata, twin.actor
  ) is distinct from row(
    'deduct'::credits.entry_kind, find_deduct.amount, find_deduct.credit_type,
    find_deduct.action, find_deduct.quantity, find_deduct.reference, find_deduct.metadata,
    find_deduct.actor
  ) then
    perform credits.refuse_reused_key();
  end if;
  return twin;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.find_twin(tenant_id uuid, idempotency_key text, request_fingerprint bytea)
 RETURNS credits.entries
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  twin constant credits.entries := credits.entry_of_key(
    find_twin.tenant_id, find_twin.idempotency_key
  );
begin
  if twin.entry_id is not null
    and twin.request_fingerprint is distinct from find_twin.request_fingerprint
  then
    perform credits.refuse_reused_key();
  end if;
  return twin;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.fingerprint(request jsonb)
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
begin
  return sha256(convert_to(fingerprint.request::text, 'UTF8'));
end;
$function$;

CREATE OR REPLACE FUNCTION credits.first_entry(tenant_id uuid, since timestamp with time zone, credit_type text DEFAULT NULL::text, spent_beyond bigint DEFAULT NULL::bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  first_found bigint;
  too_early bigint;
  search_end bigint;
  middle bigint;
  probe record;
begin
  if first_entry.since is null and first_entry.spent_beyond is null then
    return null;
  end if;

  select e.entry_id - 1
  into too_early
  from credits.entries as e
  where e.tenant_id = first_entry.tenant_id
  order by e.entry_id
  limit 1;

  select e.entry_id + 1
  into search_end
  from credits.entries as e
  where e.tenant_id = first_entry.tenant_id
  order by e.entry_id desc
  limit 1;

  -- Whatever is at or before too_early is too early; whatever fits before search_end is not known.
  while too_early + 1 < search_end loop
    middle := too_early + (search_end - too_early) / 2;
    select
      e.entry_id,
      case
        when first_entry.since is null then e.spent_total_after > first_entry.spent_beyond
        else e.created_at >= first_entry.since
      end as fits
    into probe
    from credits.entries as e
    where e.tenant_id = first_entry.tenant_id
      and e.entry_id >= middle
      and (first_entry.credit_type is null or e.credit_type = first_entry.credit_type)
    order by e.entry_id
    limit 1;

    if probe.fits is false then
      too_early := probe.entry_id;
    else
      first_found := coalesce(probe.entry_id, first_found);
      search_end := middle;
    end if;
  end loop;
  return first_found;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.foresee(tenant_id uuid, credit_type text)
 RETURNS TABLE(grant_id uuid, expires_at timestamp with time zone, left_over bigint)
 LANGUAGE plpgsql
 STABLE ROWS 20
 SET search_path TO ''
AS $function$
declare
  account public.tenant_credit_balance;
begin
  select b.*
  into account
  from public.tenant_credit_balance as b
  where b.tenant_id = foresee.tenant_id
    and b.credit_type = foresee.credit_type;

  if account.next_due_at > now() then
    return query
    select p.grant_id, p.expires_at, p.left_over
    from credits.plan_burns(
      foresee.tenant_id, foresee.credit_type, account.spent_total - account.settled_total
    ) as p;
    return;
  end if;

  return query
  with plan as (
    select p.*
    from credits.plan_burns(
      foresee.tenant_id, foresee.credit_type, account.spent_total - account.settled_total
    ) as p
  ),
  open_debt as (
    select account.spent_total - account.settled_total - coalesce(sum(p.laid), 0) as credits
    from plan as p
  ),
  returned as (
    select
      r.grant_id,
      sum(least(r.to_spent - r.from_spent, greatest(
        r.room_before + r.to_spent - r.from_spent - d.credits, 0
      ))) as credits
    from credits.due_returns(foresee.tenant_id, foresee.credit_type) as r
    cross join open_debt as d
    group by r.grant_id
  )
  select
    g.grant_id,
    g.expires_at,
    (coalesce(p.left_over, 0) + coalesce(r.credits, 0))::bigint
  from plan as p
  full join returned as r
    on r.grant_id = p.grant_id
  -- with a limit, so that each is looked up, however few grants the planner expects
  cross join lateral (
    select g.grant_id, g.expires_at
    from credits.grants as g
    where g.tenant_id = foresee.tenant_id
      and g.grant_id = coalesce(p.grant_id, r.grant_id)
    limit 1
  ) as g;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.foresee_burns(tenant_id uuid, credit_type text)
 RETURNS TABLE(grant_id uuid, from_spent bigint, to_spent bigint)
 LANGUAGE plpgsql
 STABLE ROWS 20
 SET search_path TO ''
AS $function$
declare
  account public.tenant_credit_balance;
begin
  select b.*
  into account
  from public.tenant_credit_balance as b
  where b.tenant_id = foresee_burns.tenant_id
    and b.credit_type = foresee_burns.credit_type;

  return query
  with plan as (
    select p.*
    from credits.plan_burns(
      foresee_burns.tenant_id, foresee_burns.credit_type,
      account.spent_total - account.settled_total
    ) as p
    where p.laid > 0
  ),
  laid as (
    select coalesce(account.settled_total + sum(p.laid), account.settled_total) as through
    from plan as p
  )
  select
    p.grant_id,
    account.settled_total + p.laid_before,
    account.settled_total + p.laid_before + p.laid
  from plan as p
  union all
  select
    r.grant_id,
    (laid.through + r.room_before)::bigint,
    least(laid.through + r.room_before + r.to_spent - r.from_spent, account.spent_total)::bigint
  from laid
  join lateral credits.due_returns(foresee_burns.tenant_id, foresee_burns.credit_type) as r
    on laid.through + r.room_before < account.spent_total
  where account.next_due_at <= now()
    and laid.through < account.spent_total;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.give_back(account public.tenant_credit_balance, from_spent bigint, to_spent bigint, entry_id bigint, grace interval DEFAULT NULL::interval)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  due_at timestamptz;
begin
  with part as (
    select
      u.grant_id,
      greatest(u.from_spent, give_back.from_spent) as from_spent,
      least(u.to_spent, give_back.to_spent) as to_spent
    from credits.burns as u
    where u.tenant_id = (account).tenant_id
      and u.credit_type = (account).credit_type
      -- burns tile the line: the first that matters is the one in which the stretch begins
      and u.from_spent >= (
        select max(s.from_spent)
        from credits.burns as s
        where s.tenant_id = (account).tenant_id
          and s.credit_type = (account).credit_type
          and s.from_spent <= give_back.from_spent
      )
      and u.from_spent < give_back.to_spent
  ),
  logged as (
    insert into credits.returns (
      tenant_id, credit_type, grant_id, from_spent, to_spent, entry_id
    )
    select
      (account).tenant_id, (account).credit_type, part.grant_id, part.from_spent, part.to_spent,
      give_back.entry_id
    from part
  ),
  returned as (
    update credits.grants as g
    set remaining = g.remaining + back.credits,
      expires_at = case
        when g.expires_at <= now() then coalesce(now() + give_back.grace, g.expires_at)
        else g.expires_at
      end
    from (
      select part.grant_id, sum(part.to_spent - part.from_spent)::bigint as credits
      from part
      group by part.grant_id
    ) as back
    where g.tenant_id = (account).tenant_id
      and g.grant_id = back.grant_id
    returning g.expires_at
  )
  select min(returned.expires_at)
  into due_at
  from returned;

  update public.tenant_credit_balance as b
  set next_due_at = least(b.next_due_at, due_at)
  where b.tenant_id = (account).tenant_id
    and b.credit_type = (account).credit_type;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.grace_of(credit_type text)
 RETURNS interval
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select make_interval(days => t.restore_grace_days)
  from credits.types as t
  where t.credit_type = grace_of.credit_type;
$function$;

CREATE OR REPLACE FUNCTION credits.internal_key(verb text, tenant_id uuid, grant_id uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select format('internal:%s:%s:%s', internal_key.verb, internal_key.grant_id, count(n.entry_id))
  from credits.grants as g
  left join credits.notable_entries as n
    on n.tenant_id = g.tenant_id
    and n.origin_entry_id = g.entry_id
  where g.tenant_id = internal_key.tenant_id
    and g.grant_id = internal_key.grant_id;
$function$;

CREATE OR REPLACE FUNCTION credits.lineage(tenant_id uuid, grant_id uuid)
 RETURNS TABLE(grant_id uuid, entry_id bigint, reversible bigint, own bigint, spent_out bigint, expired_out bigint, taken_out bigint)
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select
    g.grant_id,
    g.entry_id,
    g.amount_credits - g.reversed_credits - e.spent,
    least(g.remaining + g.expired_credits, g.amount_credits - g.reversed_credits - e.spent),
    e.spent - e.given_back,
    g.reversed_expired_credits,
    g.reversed_credits - g.reversed_expired_credits
  from credits.grants as g
  cross join lateral (
    select
      coalesce(sum(o.spent_credits) filter (where o.kind = 'reverse'), 0)::bigint as spent,
      coalesce(sum(n.amount_credits) filter (where o.kind = 'restore'), 0)::bigint as given_back
    from credits.notable_entries as c
    join credits.entries as o
      on o.tenant_id = c.tenant_id
      and o.entry_id = c.entry_id
    left join credits.grants as n
      on n.tenant_id = o.tenant_id
      and n.entry_id = o.entry_id
    where c.tenant_id = g.tenant_id
      and c.origin_entry_id = g.entry_id
  ) as e
  where g.tenant_id = lineage.tenant_id
    and (
      g.grant_id = lineage.grant_id
      or (g.source = 'reinstatement' and g.source_ref = lineage.grant_id::text)
    )
  order by g.entry_id;
$function$;

CREATE OR REPLACE FUNCTION credits.lock_grant(tenant_id uuid, grant_id uuid)
 RETURNS credits.grants
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  granted credits.grants;
begin
  select g.*
  into granted
  from credits.grants as g
  where g.tenant_id = lock_grant.tenant_id
    and g.grant_id = lock_grant.grant_id;

  if not found then
    perform credits.check_account(lock_grant.tenant_id, 'credit');
    perform credits.fail(
      404, 'unknown_grant', 'Cannot find the grant', 'Check grant_id and tenant_id'
    );
  end if;

  perform
  from public.tenant_credit_balance as b
  where b.tenant_id = granted.tenant_id
    and b.credit_type = granted.credit_type
  for update;
  perform credits.settle_due(granted.tenant_id, granted.credit_type);
  perform credits.settle(granted.tenant_id, granted.credit_type);

  select g.*
  into strict granted
  from credits.grants as g
  where g.tenant_id = lock_grant.tenant_id
    and g.grant_id = lock_grant.grant_id
  for update;
  return granted;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.lock_hold(tenant_id uuid, hold_id uuid)
 RETURNS credits.holds
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  hold credits.holds;
begin
  select h.*
  into hold
  from credits.holds as h
  where h.tenant_id = lock_hold.tenant_id
    and h.hold_id = lock_hold.hold_id;

  if not found then
    perform credits.check_account(lock_hold.tenant_id, 'credit');
    perform credits.fail(
      404, 'unknown_hold', 'Cannot find the hold', 'Check hold_id and tenant_id'
    );
  end if;

  perform
  from public.tenant_credit_balance as b
  where b.tenant_id = hold.tenant_id
    and b.credit_type = hold.credit_type
  for update;
  perform credits.settle_due(hold.tenant_id, hold.credit_type);

  select h.*
  into hold
  from credits.holds as h
  where h.tenant_id = lock_hold.tenant_id
    and h.hold_id = lock_hold.hold_id
  for update;

  if hold.state <> 'open' then
    perform credits.fail(
      409, 'hold_closed', format('Cannot use the hold: it is %s', hold.state),
      'Make a new hold, or deduct'
    );
  end if;
  return hold;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.lock_spending(tenant_id uuid, entry_id bigint)
 RETURNS credits.entries
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  spending credits.entries;
begin
  select e.*
  into spending
  from credits.entries as e
  where e.tenant_id = lock_spending.tenant_id
    and e.entry_id = lock_spending.entry_id
    and e.kind in ('deduct', 'capture');

  if not found then
    perform credits.check_account(lock_spending.tenant_id, 'credit');
    perform credits.fail(
      404, 'unknown_entry', 'Cannot find a deduct or capture with this entry_id',
      'Send the entry_id of the receipt of the work that failed'
    );
  end if;

  perform
  from public.tenant_credit_balance as b
  where b.tenant_id = spending.tenant_id
    and b.credit_type = spending.credit_type
  for update;
  perform credits.settle_due(spending.tenant_id, spending.credit_type);
  perform credits.settle(spending.tenant_id, spending.credit_type);
  return spending;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.move_balance(tenant_id uuid, credit_type text, balance_change bigint, held_change bigint, spent bigint, due_at timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS public.tenant_credit_balance
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION credits.plan_burns(tenant_id uuid, credit_type text, unsettled bigint)
 RETURNS TABLE(grant_id uuid, expires_at timestamp with time zone, laid_before bigint, laid bigint, left_over bigint)
 LANGUAGE plpgsql
 STABLE ROWS 20
 SET search_path TO ''
AS $function$
begin
  return query
  select
    line.grant_id,
    line.expires_at,
    line.laid_before,
    line.laid,
    line.remaining - line.laid
  from (
    select
      ordered.grant_id,
      ordered.expires_at,
      ordered.remaining,
      least(ordered.room_before, plan_burns.unsettled) as laid_before,
      greatest(least(ordered.remaining, plan_burns.unsettled - ordered.room_before), 0) as laid
    from (
      select
        g.grant_id,
        g.expires_at,
        g.remaining,
        (sum(g.remaining) over (
          order by g.priority, g.expires_at, g.entry_id
        ) - g.remaining)::bigint as room_before
      from credits.grants as g
      where g.tenant_id = plan_burns.tenant_id
        and g.credit_type = plan_burns.credit_type
        and g.remaining > 0
    ) as ordered
  ) as line;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.quote(credit_type text, amount bigint, action text, quantity bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  price bigint;
  cost numeric;
begin
  if quote.quantity between 1 and 1000000000 then
    if quote.action is null then
      cost := quote.amount;
    else
      select a.amount_credits
      into price
      from credits.actions as a
      where a.action = quote.action
        and a.credit_type = quote.credit_type
        and a.is_active;

      -- numeric, because price * quantity may leave bigint before it is checked
      if found then
        cost := coalesce(quote.amount::numeric, price::numeric * quote.quantity);
      end if;
    end if;
  end if;
  return case when cost between 1 and 1000000000000 then cost end;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.read_balance(tenant_id uuid, credit_type text)
 RETURNS TABLE(balance bigint, held bigint, available bigint, expires_next_at timestamp with time zone, expires_next_credits bigint)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
 SET search_path TO ''
AS $function$
declare
  account public.tenant_credit_balance;
  overdue bigint := 0;
  released bigint := 0;
begin
  select b.*
  into account
  from public.tenant_credit_balance as b
  where b.tenant_id = read_balance.tenant_id
    and b.credit_type = read_balance.credit_type;

  if account.next_due_at <= now() then
    with moment as (
      select f.expires_at, sum(f.left_over)::bigint as credits
      from credits.foresee(read_balance.tenant_id, read_balance.credit_type) as f
      where f.left_over > 0
      group by f.expires_at
    )
    select
      coalesce(sum(m.credits) filter (where m.expires_at <= now()), 0),
      min(m.expires_at) filter (where m.expires_at > now() and m.expires_at < 'infinity'),
      (
        array_agg(m.credits order by m.expires_at)
        filter (where m.expires_at > now() and m.expires_at < 'infinity')
      )[1]
    into overdue, expires_next_at, expires_next_credits
    from moment as m;

    select coalesce(sum(h.amount_credits), 0)
    into released
    from credits.holds as h
    where h.tenant_id = read_balance.tenant_id
      and h.credit_type = read_balance.credit_type
      and h.state = 'open'
      and h.deadline_at <= now();
  elsif account.next_due_at < 'infinity' then
    -- Nothing is due, so that the open spending says alone what each grant has left.
    select g.expires_at, sum(g.left_over)::bigint
    into expires_next_at, expires_next_credits
    from (
      select
        g.expires_at,
        least(
          g.remaining,
          sum(g.remaining) over (order by g.priority, g.expires_at, g.entry_id)
            - (account.spent_total - account.settled_total)
        ) as left_over
      from credits.grants as g
      where g.tenant_id = read_balance.tenant_id
        and g.credit_type = read_balance.credit_type
        and g.remaining > 0
    ) as g
    where g.left_over > 0
      and g.expires_at < 'infinity'
    group by g.expires_at
    order by g.expires_at
    limit 1;
  end if;

  balance := coalesce(account.balance - overdue, 0);
  held := coalesce(account.held - released, 0);
  available := greatest(balance - held, 0);
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.read_batch(items jsonb)
 RETURNS SETOF credits.batch_item
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return query
  -- Materialized: inlined, each word would be read again wherever it is used.
  with word as materialized (
    select
      i.item::integer as item,
      i.request,
      i.request ->> 'tenant_id' as tenant_id,
      coalesce(i.request ->> 'credit_type', 'credit') as credit_type,
      i.request ->> 'amount' as amount,
      i.request ->> 'idempotency_key' as idempotency_key,
      i.request ->> 'action' as action,
      coalesce(i.request ->> 'quantity', '1') as quantity,
      i.request ->> 'reference' as reference,
      coalesce(i.request -> 'metadata', '{}') as metadata,
      i.request ->> 'actor' as actor
    from jsonb_array_elements(read_batch.items) with ordinality as i (request, item)
  ),
  checked as materialized (
    select
      w.*,
      pg_input_is_valid(w.tenant_id, 'uuid') as has_tenant,
      coalesce(
        jsonb_typeof(w.request) = 'object'
        and w.request - array[
          'tenant_id', 'credit_type', 'amount', 'idempotency_key', 'action', 'quantity',
          'reference', 'metadata', 'actor'
        ] = '{}'
        and pg_input_is_valid(w.tenant_id, 'uuid')
        and (w.actor is null or pg_input_is_valid(w.actor, 'uuid'))
        and (w.amount is null or w.amount ~ '^[1-9][0-9]{0,11}$')
        and w.quantity ~ '^[1-9][0-9]{0,8}$'
        and char_length(w.idempotency_key) between 1 and 255
        and not starts_with(w.idempotency_key, 'internal:')
        and char_length(coalesce(w.reference, '')) <= 255
        and (
          w.metadata = '{}'
          or jsonb_typeof(w.metadata) = 'object' and octet_length(w.metadata::text) <= 4096
        )
        and (w.amount is not null or p.amount_credits is not null)
        and (w.action is null or p.amount_credits is not null)
        and (w.amount is not null or p.amount_credits * w.quantity::numeric <= 1000000000000),
        false
      ) as is_plain,
      p.amount_credits as price
    from word as w
    left join credits.actions as p
      on p.action = w.action
      and p.credit_type = w.credit_type
      and p.is_active
  )
  select
    c.item,
    c.request,
    c.is_plain,
    case when c.has_tenant then c.tenant_id::uuid end,
    c.credit_type,
    case when c.is_plain then coalesce(c.amount::bigint, c.price * c.quantity::bigint) end,
    c.idempotency_key,
    c.action,
    case when c.is_plain then c.quantity::bigint end,
    case when c.amount is null then c.price end,
    c.reference,
    c.metadata,
    case when c.is_plain then c.actor::uuid end
  from checked as c;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.read_grants(tenant_id uuid, credit_type text)
 RETURNS TABLE(grant_id uuid, left_credits bigint, held_credits bigint, expired_credits bigint, reversed_credits bigint, spent_credits bigint)
 LANGUAGE plpgsql
 STABLE ROWS 100
 SET search_path TO ''
AS $function$
begin
  return query
  with held as (
    select t.grant_id, sum(t.to_spent - t.from_spent)::bigint as credits
    from credits.holds as h
    cross join lateral credits.trace_stretch(
      h.tenant_id, h.credit_type, h.from_spent, h.from_spent + h.amount_credits
    ) as t
    where h.tenant_id = read_grants.tenant_id
      and h.credit_type = read_grants.credit_type
      and h.state = 'open'
      and h.deadline_at > now()
    group by t.grant_id
  ),
  fate as (
    select
      g.grant_id,
      g.amount_credits,
      case when g.expires_at > now() then coalesce(f.left_over, 0) else 0 end as left_credits,
      coalesce(held.credits, 0) as held_credits,
      g.expired_credits
        + case when g.expires_at > now() then 0 else coalesce(f.left_over, 0) end
        as expired_credits,
      g.reversed_credits
    from credits.grants as g
    left join credits.foresee(read_grants.tenant_id, read_grants.credit_type) as f
      on f.grant_id = g.grant_id
    left join held
      on held.grant_id = g.grant_id
    where g.tenant_id = read_grants.tenant_id
      and g.credit_type = read_grants.credit_type
  )
  select
    fate.grant_id,
    fate.left_credits,
    fate.held_credits,
    fate.expired_credits,
    fate.reversed_credits,
    fate.amount_credits - fate.left_credits - fate.held_credits - fate.expired_credits
      - fate.reversed_credits
  from fate;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.recent_usage(tenant_id uuid, credit_type text)
 RETURNS TABLE(day date, action text, used_credits bigint, uses bigint, quantity bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return query
  select u.day, u.action, u.used_credits, u.uses, u.quantity
  from credits.usage_between(
    recent_usage.tenant_id,
    recent_usage.credit_type,
    coalesce(
      (
        select m.entry_id
        from credits.usage_marks as m
        where m.tenant_id = recent_usage.tenant_id
          and m.credit_type = recent_usage.credit_type
      ),
      0
    ),
    9223372036854775807
  ) as u;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  raise exception using
    errcode = 'PT403',
    message = format(
      'Cannot %s %I.%I: the ledger is append-only',
      lower(tg_op), tg_table_schema, tg_table_name
    ),
    detail = 'forbidden',
    hint = 'Post a correcting entry instead';
end;
$function$;

CREATE OR REPLACE FUNCTION credits.refuse_frozen()
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  perform credits.fail(
    403, 'account_frozen', 'Cannot spend: the account is frozen while a payment is in question',
    'Wait until the dispute is decided, or ask the operator to lift the freeze'
  );
end;
$function$;

CREATE OR REPLACE FUNCTION credits.refuse_reused_key()
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  perform credits.fail(
    409, 'key_reused', 'Cannot use this idempotency key: it belongs to another request',
    'Repeat the first request unchanged, or mint a new key for a new request'
  );
end;
$function$;

CREATE OR REPLACE FUNCTION credits.refuse_spending(tenant_id uuid, credit_type text, required bigint)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  available bigint;
  is_frozen boolean;
begin
  perform credits.check_account(refuse_spending.tenant_id, refuse_spending.credit_type);

  select greatest(b.balance - b.held, 0), b.is_frozen
  into available, is_frozen
  from public.tenant_credit_balance as b
  where b.tenant_id = refuse_spending.tenant_id
    and b.credit_type = refuse_spending.credit_type;

  if is_frozen then
    perform credits.refuse_frozen();
  end if;

  available := coalesce(available, 0);

  perform credits.fail(
    402,
    format(
      'insufficient_credits required=%s available=%s shortfall=%s',
      refuse_spending.required, available, refuse_spending.required - available
    ),
    format('Cannot spend %s credits: %s available', refuse_spending.required, available),
    format('Top up at least %s credits', refuse_spending.required - available)
  );
end;
$function$;

CREATE OR REPLACE FUNCTION credits.reinstate_grant(tenant_id uuid, grant_id uuid, origin text, amount bigint, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  granted credits.grants;
  account public.tenant_credit_balance;
  taken constant bigint := case reinstate_grant.origin
    when 'taken' then reinstate_grant.amount
    else 0
  end;
  expired constant bigint := reinstate_grant.amount - taken;
begin
  update credits.grants as g
  set remaining = g.remaining + taken,
    expired_credits = g.expired_credits + expired,
    reversed_credits = g.reversed_credits - taken - expired,
    reversed_expired_credits = g.reversed_expired_credits - expired,
    expires_at = case
      when taken > 0 and g.expires_at <= now() then now() + credits.grace_of(g.credit_type)
      else g.expires_at
    end
  where g.tenant_id = reinstate_grant.tenant_id
    and g.grant_id = reinstate_grant.grant_id
  returning g.* into strict granted;

  update public.tenant_credit_balance as b
  set balance = b.balance + taken,
    version = b.version + 1,
    next_due_at = case
      when taken > 0 then least(b.next_due_at, granted.expires_at)
      else b.next_due_at
    end,
    updated_at = now()
  where b.tenant_id = granted.tenant_id
    and b.credit_type = granted.credit_type
  returning b.* into strict account;

  perform credits.append_entry(
    account, 'restore', taken, 0,
    credits.internal_key('restore', granted.tenant_id, granted.grant_id),
    credits.fingerprint(jsonb_build_array(
      'restore', granted.grant_id, reinstate_grant.origin, reinstate_grant.amount
    )),
    reference => reinstate_grant.reason, origin_entry_id => granted.entry_id
  );
end;
$function$;

CREATE OR REPLACE FUNCTION credits.reinstate_lineage(tenant_id uuid, grant_id uuid, amount bigint, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  granted credits.grants;
  part record;
  given_back bigint := 0;
begin
  granted := credits.lock_grant(reinstate_lineage.tenant_id, reinstate_lineage.grant_id);

  for part in
    select
      pool.grant_id,
      pool.origin,
      greatest(
        least(
          pool.credits, reinstate_lineage.amount + pool.credits - sum(pool.credits) over later
        ),
        0
      )::bigint as credits
    from (
      select l.grant_id, l.entry_id, p.origin, p.place, p.credits
      from credits.lineage(granted.tenant_id, granted.grant_id) as l
      cross join lateral (
        values
          ('spent', 1, l.spent_out), ('expired', 2, l.expired_out), ('taken', 3, l.taken_out)
      ) as p (origin, place, credits)
    ) as pool
    window later as (order by pool.place, pool.entry_id desc)
    order by pool.place, pool.entry_id desc
  loop
    continue when part.credits = 0;
    if part.origin = 'spent' then
      perform credits.reinstate_spending(
        granted, part.grant_id, part.credits, reinstate_lineage.reason
      );
    else
      perform credits.reinstate_grant(
        granted.tenant_id, part.grant_id, part.origin, part.credits, reinstate_lineage.reason
      );
    end if;
    given_back := given_back + part.credits;
  end loop;

  if given_back <> reinstate_lineage.amount then
    raise exception 'Cannot give back % credits of grant %: % are reversed',
      reinstate_lineage.amount, granted.grant_id, given_back;
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.reinstate_spending(root credits.grants, origin_grant_id uuid, amount bigint, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  origin credits.grants;
begin
  select g.*
  into strict origin
  from credits.grants as g
  where g.tenant_id = (root).tenant_id
    and g.grant_id = reinstate_spending.origin_grant_id;

  perform credits.add_grant(
    origin.tenant_id, origin.credit_type, reinstate_spending.amount, 'restore',
    credits.internal_key('restore', origin.tenant_id, origin.grant_id),
    credits.fingerprint(jsonb_build_array('restore', origin.grant_id, reinstate_spending.amount)),
    'reinstatement', (root).grant_id::text,
    case
      when origin.expires_at <= now() then now() + credits.grace_of(origin.credit_type)
      else origin.expires_at
    end,
    origin.priority, null, jsonb_build_object('reason', reinstate_spending.reason),
    origin.entry_id
  );
end;
$function$;

CREATE OR REPLACE FUNCTION credits.remove_budget(tenant_id uuid, credit_type text, user_id uuid, action text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform
  from public.tenant_credit_balance as a
  where a.tenant_id = remove_budget.tenant_id
    and a.credit_type = remove_budget.credit_type
  for update;

  delete from credits.budgets as b
  where b.tenant_id = remove_budget.tenant_id
    and b.credit_type = remove_budget.credit_type
    and b.user_id = remove_budget.user_id
    and b.action is not distinct from remove_budget.action;

  update public.tenant_credit_balance as a
  set has_budgets = false
  where a.tenant_id = remove_budget.tenant_id
    and a.credit_type = remove_budget.credit_type
    and not exists (
      select
      from credits.budgets as b
      where b.tenant_id = a.tenant_id
        and b.credit_type = a.credit_type
    );
end;
$function$;

CREATE OR REPLACE FUNCTION credits.restore_spending(account public.tenant_credit_balance, spending credits.entries, from_offset bigint, to_offset bigint, entry_id bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  -- how much of the entry came out of its hold; 0 for a deduct
  from_hold constant bigint := -(spending).amount_credits - (spending).spent_credits;
  own_start constant bigint := (spending).spent_total_after - (spending).spent_credits - from_hold;
  held credits.entries;
  hold_start bigint;
  part bigint;
  grace interval;
begin
  select make_interval(days => t.restore_grace_days)
  into strict grace
  from credits.types as t
  where t.credit_type = (account).credit_type;

  if restore_spending.from_offset < from_hold then
    select e.*
    into strict held
    from credits.entries as e
    where e.tenant_id = (spending).tenant_id
      and e.entry_id = (spending).origin_entry_id;
    hold_start := held.spent_total_after - held.spent_credits;
    part := least(restore_spending.to_offset, from_hold) - restore_spending.from_offset;
    perform credits.return_to_budgets(account, held, part);
    perform credits.give_back(
      account, hold_start + restore_spending.from_offset,
      hold_start + restore_spending.from_offset + part, restore_spending.entry_id, grace
    );
  end if;

  if restore_spending.to_offset > from_hold then
    part := restore_spending.to_offset - greatest(restore_spending.from_offset, from_hold);
    perform credits.return_to_budgets(account, spending, part);
    perform credits.give_back(
      account, own_start + restore_spending.to_offset - part,
      own_start + restore_spending.to_offset, restore_spending.entry_id, grace
    );
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.return_to_budgets(account public.tenant_credit_balance, spending credits.entries, amount bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if not (account).has_budgets or (spending).actor is null then
    return;
  end if;

  update credits.budgets as b
  set spent_credits = greatest(b.spent_credits - return_to_budgets.amount, 0)
  where b.tenant_id = (account).tenant_id
    and b.credit_type = (account).credit_type
    and b.user_id = (spending).actor
    and (b.action is null or b.action = (spending).action)
    and b.month = credits.utc_month((spending).created_at);
end;
$function$;

CREATE OR REPLACE FUNCTION credits.returned_within(tenant_id uuid, credit_type text, start_spent bigint, end_spent bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  returned bigint;
begin
  -- What comes back is part of one entry's stretch and of one burn, so it lies within or outside.
  select coalesce(sum(r.to_spent - r.from_spent), 0)
  into returned
  from (
    select r.from_spent, r.to_spent
    from credits.returns as r
    where r.tenant_id = returned_within.tenant_id
      and r.credit_type = returned_within.credit_type
      and r.from_spent >= returned_within.start_spent
      and r.from_spent < returned_within.end_spent
    -- in the order of the primary key, so that no other index is as good
    order by r.from_spent
  ) as r;
  return returned;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.reverse_grant(tenant_id uuid, grant_id uuid, amount bigint, idempotency_key text, request_fingerprint bytea, reason text, metadata jsonb, actor uuid)
 RETURNS credits.entries
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  granted credits.grants;
  account public.tenant_credit_balance;
  asked bigint;
  spent_before bigint;
  taken bigint;
  expired bigint;
  spent bigint;
begin
  granted := credits.lock_grant(reverse_grant.tenant_id, reverse_grant.grant_id);
  asked := credits.cost_of(granted.credit_type, reverse_grant.amount, null, 1);

  select coalesce(sum(e.spent_credits), 0)
  into spent_before
  from credits.notable_entries as n
  join credits.entries as e
    on e.tenant_id = n.tenant_id
    and e.entry_id = n.entry_id
  where n.tenant_id = granted.tenant_id
    and n.origin_entry_id = granted.entry_id
    and n.kind = 'reverse';

  if asked > granted.amount_credits - granted.reversed_credits - spent_before then
    perform credits.fail(
      409, 'reverse_exceeds_grant',
      format(
        'Cannot reverse %s credits of this grant: %s are left to reverse',
        asked, granted.amount_credits - granted.reversed_credits - spent_before
      ),
      'Reverse at most what was granted and not reversed yet'
    );
  end if;

  taken := least(asked, granted.remaining);
  expired := least(asked - taken, granted.expired_credits);
  spent := asked - taken - expired;

  update credits.grants as g
  set remaining = g.remaining - taken,
    expired_credits = g.expired_credits - expired,
    reversed_credits = g.reversed_credits + taken + expired,
    reversed_expired_credits = g.reversed_expired_credits + expired
  where g.tenant_id = granted.tenant_id
    and g.grant_id = granted.grant_id;

  update public.tenant_credit_balance as b
  set balance = b.balance - taken - spent,
    spent_total = b.spent_total + spent,
    version = b.version + 1,
    updated_at = now()
  where b.tenant_id = granted.tenant_id
    and b.credit_type = granted.credit_type
  returning b.* into account;

  return credits.append_entry(
    account, 'reverse', -taken - spent, spent, reverse_grant.idempotency_key,
    reverse_grant.request_fingerprint, reference => reverse_grant.reason,
    origin_entry_id => granted.entry_id, actor => reverse_grant.actor,
    metadata => reverse_grant.metadata
  );
end;
$function$;

CREATE OR REPLACE FUNCTION credits.reverse_lineage(tenant_id uuid, grant_id uuid, amount bigint, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  granted credits.grants;
  share record;
  reversed bigint := 0;
begin
  granted := credits.lock_grant(reverse_lineage.tenant_id, reverse_lineage.grant_id);

  for share in
    with line as (
      select
        l.*,
        l.reversible - l.own as spendable,
        sum(l.own) over (order by l.entry_id desc) - l.own as own_before,
        sum(l.reversible - l.own) over (order by l.entry_id) - (l.reversible - l.own)
          as spendable_before,
        sum(l.own) over () as own_total
      from credits.lineage(granted.tenant_id, granted.grant_id) as l
    ),
    part as (
      select
        line.*,
        greatest(least(line.own, reverse_lineage.amount - line.own_before), 0) as takes,
        greatest(
          least(
            line.spendable, reverse_lineage.amount - line.own_total - line.spendable_before
          ),
          0
        ) as spends
      from line
    )
    select p.grant_id, p.credits::bigint
    from (
      select
        part.grant_id,
        part.takes + case when part.grant_id = granted.grant_id then part.spends else 0 end,
        -part.entry_id
      from part
      union all
      -- after the oldest, whose entry_id is the smallest
      select part.grant_id, part.spends, part.entry_id
      from part
      where part.grant_id <> granted.grant_id
    ) as p (grant_id, credits, place)
    where p.credits > 0
    order by p.place
  loop
    perform credits.reverse_grant(
      granted.tenant_id, share.grant_id, share.credits,
      credits.internal_key('reverse', granted.tenant_id, share.grant_id),
      credits.fingerprint(jsonb_build_array('reverse', share.grant_id, share.credits)),
      reverse_lineage.reason, '{}', null
    );
    reversed := reversed + share.credits;
  end loop;

  if reversed <> reverse_lineage.amount then
    raise exception 'Cannot reverse % credits of grant %: % are left to reverse',
      reverse_lineage.amount, granted.grant_id, reversed;
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.set_budget(tenant_id uuid, credit_type text, user_id uuid, action text, limit_credits bigint, set_by uuid)
 RETURNS credits.budgets
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  -- By the clock: nothing that is written from now on belongs to an earlier month than this.
  this_month constant date := credits.utc_month(clock_timestamp());
  budget credits.budgets;
begin
  -- Before anything is counted: a deduct that waits for this row will see that there is a budget.
  insert into public.tenant_credit_balance as a (tenant_id, credit_type, has_budgets)
  values (set_budget.tenant_id, set_budget.credit_type, true)
  on conflict on constraint tenant_credit_balance_pkey do update
  set has_budgets = true;
  insert into credits.accounts (tenant_id, credit_type)
  values (set_budget.tenant_id, set_budget.credit_type)
  on conflict do nothing;

  update credits.budgets as b
  set limit_credits = set_budget.limit_credits,
    set_by = set_budget.set_by,
    set_at = now()
  where b.tenant_id = set_budget.tenant_id
    and b.credit_type = set_budget.credit_type
    and b.user_id = set_budget.user_id
    and b.action is not distinct from set_budget.action
  returning b.* into budget;

  if not found then
    insert into credits.budgets as b (
      tenant_id, credit_type, user_id, action, limit_credits, month, spent_credits, set_by
    )
    values (
      set_budget.tenant_id, set_budget.credit_type, set_budget.user_id, set_budget.action,
      set_budget.limit_credits, this_month,
      credits.spent_by_member(
        set_budget.tenant_id, set_budget.credit_type, set_budget.user_id, set_budget.action,
        this_month
      ),
      set_budget.set_by
    )
    returning b.* into budget;
  end if;
  return budget;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.settle(tenant_id uuid, credit_type text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  account public.tenant_credit_balance;
  laid_total bigint;
begin
  select b.*
  into account
  from public.tenant_credit_balance as b
  where b.tenant_id = settle.tenant_id
    and b.credit_type = settle.credit_type
  for update;

  if account.spent_total is not distinct from account.settled_total then
    return;
  end if;

  with burnt as (
    select p.grant_id, p.laid_before, p.laid
    from credits.plan_burns(
      settle.tenant_id, settle.credit_type, account.spent_total - account.settled_total
    ) as p
    where p.laid > 0
  ),
  taken as (
    update credits.grants as g
    set remaining = g.remaining - burnt.laid
    from burnt
    where g.tenant_id = settle.tenant_id
      and g.grant_id = burnt.grant_id
  ),
  logged as (
    insert into credits.burns (tenant_id, credit_type, grant_id, from_spent, to_spent)
    select
      settle.tenant_id,
      settle.credit_type,
      burnt.grant_id,
      account.settled_total + burnt.laid_before,
      account.settled_total + burnt.laid_before + burnt.laid
    from burnt
  )
  select coalesce(sum(burnt.laid), 0)
  into laid_total
  from burnt;

  update public.tenant_credit_balance as b
  set settled_total = b.settled_total + laid_total
  where b.tenant_id = settle.tenant_id
    and b.credit_type = settle.credit_type;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.settle_due(tenant_id uuid, credit_type text)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  due_hold credits.holds;
  due_grant uuid;
begin
  perform
  from public.tenant_credit_balance as b
  where b.tenant_id = settle_due.tenant_id
    and b.credit_type = settle_due.credit_type
    and b.next_due_at <= now()
  for update;
  if not found then
    return false;
  end if;

  perform credits.settle(settle_due.tenant_id, settle_due.credit_type);

  for due_hold in
    select h.*
    from credits.holds as h
    where h.tenant_id = settle_due.tenant_id
      and h.credit_type = settle_due.credit_type
      and h.state = 'open'
      and h.deadline_at <= now()
    order by h.deadline_at, h.entry_id
  loop
    perform credits.expire_hold(due_hold);
    perform credits.settle(settle_due.tenant_id, settle_due.credit_type);
  end loop;

  for due_grant in
    select g.grant_id
    from credits.grants as g
    where g.tenant_id = settle_due.tenant_id
      and g.credit_type = settle_due.credit_type
      and g.remaining > 0
      and g.expires_at <= now()
    order by g.expires_at, g.entry_id
  loop
    perform credits.expire_grant(settle_due.tenant_id, due_grant);
  end loop;

  update public.tenant_credit_balance as b
  set next_due_at = least(
    'infinity',
    (
      select min(g.expires_at)
      from credits.grants as g
      where g.tenant_id = b.tenant_id
        and g.credit_type = b.credit_type
        and g.remaining > 0
    ),
    (
      select min(h.deadline_at)
      from credits.holds as h
      where h.tenant_id = b.tenant_id
        and h.credit_type = b.credit_type
        and h.state = 'open'
    )
  )
  where b.tenant_id = settle_due.tenant_id
    and b.credit_type = settle_due.credit_type;
  return true;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.settle_or_refuse(tenant_id uuid, credit_type text, required bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if not credits.settle_due(settle_or_refuse.tenant_id, settle_or_refuse.credit_type) then
    perform credits.refuse_spending(
      settle_or_refuse.tenant_id, settle_or_refuse.credit_type, settle_or_refuse.required
    );
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.spending_within(tenant_id uuid, credit_type text, start_spent bigint, end_spent bigint, max_rows integer)
 RETURNS TABLE(entry_id bigint, kind text, action text, created_at timestamp with time zone, from_spent bigint, to_spent bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  last_entry constant bigint := credits.first_entry(
    spending_within.tenant_id, null, spending_within.credit_type, spending_within.end_spent - 1
  );
  -- A cursor, so that it is planned for the first rows and not for all that there are.
  newest_first no scroll cursor for
    select e.entry_id, e.kind, e.action, e.created_at, e.spent_credits, e.spent_total_after
    from credits.entries as e
    where e.tenant_id = spending_within.tenant_id
      and e.entry_id <= last_entry
      and e.credit_type = spending_within.credit_type
    order by e.entry_id desc;
  hold credits.holds;
  found_rows integer := 0;
begin
  for spending in newest_first loop
    exit when spending.spent_total_after <= spending_within.start_spent
      or found_rows >= spending_within.max_rows;
    -- here and not in the query: the planner would think such rows rare, and read all of them
    continue when spending.spent_credits = 0;
    entry_id := spending.entry_id;
    kind := spending.kind;
    action := spending.action;
    created_at := spending.created_at;
    from_spent := greatest(
      spending.spent_total_after - spending.spent_credits, spending_within.start_spent
    );
    to_spent := least(spending.spent_total_after, spending_within.end_spent);

    if kind = 'hold' then
      select h.*
      into strict hold
      from credits.holds as h
      where h.tenant_id = spending_within.tenant_id
        and h.entry_id = spending.entry_id;
      if hold.state = 'captured' then
        select e.entry_id, e.kind, e.created_at
        into strict entry_id, kind, created_at
        from credits.notable_entries as n
        join credits.entries as e
          on e.tenant_id = n.tenant_id
          and e.entry_id = n.entry_id
        where n.tenant_id = hold.tenant_id
          and n.origin_entry_id = hold.entry_id
          and n.kind = 'capture';
        to_spent := least(to_spent, hold.from_spent + hold.captured_credits);
      end if;
      continue when hold.state in ('released', 'expired')
        or (hold.state = 'open' and hold.deadline_at <= now());
    end if;

    if to_spent > from_spent then
      found_rows := found_rows + 1;
      return next;
    end if;
  end loop;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.spent_by_member(tenant_id uuid, credit_type text, user_id uuid, action text, month date)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  with before as (
    -- From the newest back to the first that is too old. A day more, in case the clock that dates
    -- entries was set back.
    select e.entry_id
    from credits.entries as e
    where e.tenant_id = spent_by_member.tenant_id
      and e.created_at < (spent_by_member.month - 1)::timestamp at time zone 'UTC'
    order by e.entry_id desc
    limit 1
  )
  select coalesce(sum(
    case
      when e.kind <> 'hold' then e.spent_credits - least(back.restored, e.spent_credits)
      when ending.entry_id is null then e.spent_credits
      else least(e.spent_credits, -ending.amount_credits)
        - greatest(back.restored - ending.spent_credits, 0)
    end
  ), 0)::bigint
  from credits.entries as e
  left join credits.notable_entries as n
    on e.kind = 'hold'
    and n.tenant_id = e.tenant_id
    and n.origin_entry_id = e.entry_id
  left join credits.entries as ending
    on ending.tenant_id = n.tenant_id
    and ending.entry_id = n.entry_id
  cross join lateral (
    select coalesce(sum(r.amount_credits), 0) as restored
    from credits.notable_entries as c
    join credits.entries as r
      on r.tenant_id = c.tenant_id
      and r.entry_id = c.entry_id
    where c.tenant_id = e.tenant_id
      and c.origin_entry_id = coalesce(n.entry_id, e.entry_id)
      and c.kind = 'restore'
  ) as back
  where e.tenant_id = spent_by_member.tenant_id
    and e.entry_id > coalesce((select before.entry_id from before), 0)
    and e.credit_type = spent_by_member.credit_type
    and e.actor = spent_by_member.user_id
    and (spent_by_member.action is null or e.action = spent_by_member.action)
    and e.kind in ('deduct', 'hold', 'capture')
    and credits.utc_month(e.created_at) = spent_by_member.month;
$function$;

CREATE OR REPLACE FUNCTION credits.spent_on_budget(budget credits.budgets)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select case
    when (budget).month < credits.utc_month(now()) then 0
    else (budget).spent_credits - (
      select coalesce(sum(h.amount_credits), 0)::bigint
      from credits.holds as h
      join credits.entries as e
        on e.tenant_id = h.tenant_id
        and e.entry_id = h.entry_id
      where h.tenant_id = (budget).tenant_id
        and h.credit_type = (budget).credit_type
        and h.state = 'open'
        and h.deadline_at <= now()
        and e.actor = (budget).user_id
        and ((budget).action is null or e.action = (budget).action)
        and credits.utc_month(e.created_at) = (budget).month
    )
  end;
$function$;

CREATE OR REPLACE FUNCTION credits.stretches_of(tenant_id uuid, entry_id bigint)
 RETURNS TABLE(credit_type text, from_spent bigint, to_spent bigint)
 LANGUAGE plpgsql
 STABLE ROWS 2
 SET search_path TO ''
AS $function$
declare
  entry credits.entries;
begin
  select e.*
  into entry
  from credits.entries as e
  where e.tenant_id = stretches_of.tenant_id
    and e.entry_id = stretches_of.entry_id;

  if entry.kind in ('hold', 'capture') then
    return query
    select
      h.credit_type,
      h.from_spent,
      case
        when entry.kind = 'hold' then h.from_spent + h.amount_credits
        else h.from_spent - entry.amount_credits - entry.spent_credits
      end
    from credits.holds as h
    where h.tenant_id = entry.tenant_id
      and h.entry_id = coalesce(entry.origin_entry_id, entry.entry_id)
      and (entry.kind = 'capture' or (h.state = 'open' and h.deadline_at > now()));
  end if;

  if entry.kind <> 'hold' and entry.spent_credits > 0 then
    credit_type := entry.credit_type;
    from_spent := entry.spent_total_after - entry.spent_credits;
    to_spent := entry.spent_total_after;
    return next;
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.sweep(max_balances integer DEFAULT 100)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  due record;
  swept integer := 0;
begin
  for due in
    select b.tenant_id, b.credit_type
    from public.tenant_credit_balance as b
    -- said twice, because now() alone does not prove that the index has the row
    where b.next_due_at <= now()
      and b.next_due_at < 'infinity'
    order by b.next_due_at
    limit sweep.max_balances
  loop
    if pg_try_advisory_xact_lock(1, uuid_hash(due.tenant_id)) then
      perform
      from public.tenant_credit_balance as b
      where b.tenant_id = due.tenant_id
        and b.credit_type = due.credit_type
      for update skip locked;

      if found and credits.settle_due(due.tenant_id, due.credit_type) then
        swept := swept + 1;
      end if;
    end if;
  end loop;
  return swept;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.topup(tenant_id uuid, amount bigint DEFAULT NULL::bigint, idempotency_key text DEFAULT NULL::text, credit_type text DEFAULT 'credit'::text, source text DEFAULT 'adjustment'::text, source_ref text DEFAULT NULL::text, expires_at timestamp with time zone DEFAULT NULL::timestamp with time zone, priority smallint DEFAULT 50, metadata jsonb DEFAULT '{}'::jsonb, actor uuid DEFAULT NULL::uuid)
 RETURNS TABLE(outcome text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean)
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  request_fingerprint bytea;
  entry credits.entries;
begin
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'topup', topup.amount, topup.credit_type, topup.source, topup.source_ref,
    -- as a number: its text would depend on the session's time zone
    extract(epoch from topup.expires_at), topup.priority, topup.metadata, topup.actor
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(topup.tenant_id));
  entry := credits.find_twin(topup.tenant_id, topup.idempotency_key, request_fingerprint);
  replayed := entry.entry_id is not null;

  if not replayed then
    perform credits.check_grant(topup.source, topup.expires_at, topup.priority);
    entry := credits.add_grant(
      topup.tenant_id, topup.credit_type,
      credits.cost_of(topup.credit_type, topup.amount, null, 1), 'topup',
      topup.idempotency_key, request_fingerprint, topup.source, topup.source_ref,
      topup.expires_at, topup.priority, topup.actor, topup.metadata
    );
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'topped_up';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.trace_stretch(tenant_id uuid, credit_type text, start_spent bigint, end_spent bigint)
 RETURNS TABLE(grant_id uuid, from_spent bigint, to_spent bigint)
 LANGUAGE plpgsql
 STABLE ROWS 10
 SET search_path TO ''
AS $function$
declare
  settled_through bigint;
begin
  return query
  select
    u.grant_id,
    greatest(u.from_spent, trace_stretch.start_spent),
    least(u.to_spent, trace_stretch.end_spent)
  from credits.burns as u
  where u.tenant_id = trace_stretch.tenant_id
    and u.credit_type = trace_stretch.credit_type
    -- burns tile the line: the first that matters is the one in which the stretch begins
    and u.from_spent >= (
      select max(s.from_spent)
      from credits.burns as s
      where s.tenant_id = trace_stretch.tenant_id
        and s.credit_type = trace_stretch.credit_type
        and s.from_spent <= trace_stretch.start_spent
    )
    and u.from_spent < trace_stretch.end_spent
    and u.to_spent > trace_stretch.start_spent
  -- in the order of the primary key, so that no other index is as good
  order by u.from_spent;

  select b.settled_total
  into settled_through
  from public.tenant_credit_balance as b
  where b.tenant_id = trace_stretch.tenant_id
    and b.credit_type = trace_stretch.credit_type;

  if trace_stretch.end_spent > settled_through then
    return query
    select
      f.grant_id,
      greatest(f.from_spent, trace_stretch.start_spent),
      least(f.to_spent, trace_stretch.end_spent)
    from credits.foresee_burns(trace_stretch.tenant_id, trace_stretch.credit_type) as f
    where f.from_spent < trace_stretch.end_spent
      and f.to_spent > trace_stretch.start_spent;
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.usage_between(tenant_id uuid, credit_type text, after_entry_id bigint, through_entry_id bigint)
 RETURNS TABLE(day date, action text, used_credits bigint, uses bigint, quantity bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return query
  with part as (
    select e.*
    from credits.entries as e
    where e.tenant_id = usage_between.tenant_id
      and e.entry_id > usage_between.after_entry_id
      and e.entry_id <= usage_between.through_entry_id
      and e.credit_type = usage_between.credit_type
      and e.kind in ('deduct', 'capture', 'restore')
  ),
  used as (
    select p.created_at, p.action, -p.amount_credits as credits, 1 as uses, p.quantity
    from part as p
    where p.kind in ('deduct', 'capture')
    union all
    select
      o.created_at,
      o.action,
      -p.amount_credits,
      case when r.total >= -o.amount_credits then -1 else 0 end,
      case when r.total >= -o.amount_credits then -o.quantity end
    from part as p
    -- with a limit, so that it is looked up per restore whatever the planner believes
    cross join lateral (
      select e.*
      from credits.entries as e
      where e.tenant_id = p.tenant_id
        and e.entry_id = p.origin_entry_id
        and e.kind in ('deduct', 'capture')
      limit 1
    ) as o
    cross join lateral (
      select sum(e.amount_credits) as total
      from credits.notable_entries as n
      join credits.entries as e
        on e.tenant_id = n.tenant_id
        and e.entry_id = n.entry_id
      where n.tenant_id = p.tenant_id
        and n.origin_entry_id = p.origin_entry_id
        and n.kind = 'restore'
        and n.entry_id <= p.entry_id
    ) as r
    where p.kind = 'restore'
  )
  select
    (u.created_at at time zone 'UTC')::date,
    coalesce(u.action, ''),
    sum(u.credits)::bigint,
    sum(u.uses)::bigint,
    sum(coalesce(u.quantity, 0))::bigint
  from used as u
  group by 1, 2;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.utc_month(moment timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select date_trunc('month', utc_month.moment at time zone 'UTC')::date;
$function$;

CREATE OR REPLACE FUNCTION credits.verify(tenant_id uuid DEFAULT NULL::uuid)
 RETURNS TABLE(broken_rule text, broken_tenant_id uuid, found text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select * from credits.verify_entries(verify.tenant_id)
  union all
  select * from credits.verify_history(verify.tenant_id)
  union all
  select * from credits.verify_notable_entries(verify.tenant_id)
  union all
  select * from credits.verify_grants(verify.tenant_id)
  union all
  select * from credits.verify_reversals(verify.tenant_id)
  union all
  select * from credits.verify_holds(verify.tenant_id)
  union all
  select * from credits.verify_returns(verify.tenant_id)
  union all
  select * from credits.verify_purchases(verify.tenant_id)
  union all
  select * from credits.verify_budgets(verify.tenant_id)
  union all
  select * from credits.verify_usage(verify.tenant_id);
$function$;

CREATE OR REPLACE FUNCTION credits.verify_budgets(tenant_id uuid)
 RETURNS TABLE(broken_rule text, broken_tenant_id uuid, found text)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
begin
  return query
  select
    'a budget counts what its member spent',
    b.tenant_id,
    format('budget %s: counted %s, entries %s', b.budget_id, b.spent_credits, e.spent_credits)
  from credits.budgets as b
  cross join lateral (
    select
      credits.spent_by_member(b.tenant_id, b.credit_type, b.user_id, b.action, b.month)
        as spent_credits
  ) as e
  where (verify_budgets.tenant_id is null or b.tenant_id = verify_budgets.tenant_id)
    and b.spent_credits <> e.spent_credits
  union all
  select 'a balance knows of its budgets', b.tenant_id, format('budget %s', b.budget_id)
  from credits.budgets as b
  left join public.tenant_credit_balance as a
    on a.tenant_id = b.tenant_id
    and a.credit_type = b.credit_type
  where (verify_budgets.tenant_id is null or b.tenant_id = verify_budgets.tenant_id)
    and a.has_budgets is not true;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.verify_entries(tenant_id uuid)
 RETURNS TABLE(broken_rule text, broken_tenant_id uuid, found text)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
begin
  return query
  select rule.broken_rule, e.tenant_id, format('entry %s', e.entry_id)
  from (
    select
      e.tenant_id,
      e.entry_id,
      case
        when e.kind in ('deduct', 'adjust') then e.spent_credits = greatest(-e.amount_credits, 0)
        when e.kind = 'capture' then
          e.spent_credits = greatest(-e.amount_credits - coalesce(h.amount_credits, 0), 0)
        when e.kind = 'hold' then e.spent_credits > 0
        when e.kind = 'reverse' then e.spent_credits between 0 and -e.amount_credits
        else e.spent_credits = 0
      end as spends_as_its_kind,
      case
        when e.kind = 'topup' then e.amount_credits > 0
        when e.kind = 'restore' then e.amount_credits >= 0
        when e.kind in ('deduct', 'capture', 'expire') then e.amount_credits < 0
        when e.kind in ('hold', 'release') then e.amount_credits = 0
        when e.kind = 'reverse' then e.amount_credits <= 0
        else e.amount_credits <> 0
      end as has_sign_of_its_kind,
      e.unit_price is null
        or (e.kind = 'deduct' and -e.amount_credits = e.unit_price::numeric * e.quantity)
        as costs_its_price,
      -- What credits.check_request lets through; most metadata is empty, which is quick to see.
      char_length(e.idempotency_key) between 1 and 255
        and (
          e.metadata = '{}'
          or (jsonb_typeof(e.metadata) = 'object' and octet_length(e.metadata::text) <= 4096)
        ) as keeps_within_bounds
    from credits.entries as e
    left join credits.holds as h
      on e.kind in ('capture', 'release')
      and h.tenant_id = e.tenant_id
      and h.entry_id = e.origin_entry_id
    where verify_entries.tenant_id is null or e.tenant_id = verify_entries.tenant_id
  ) as e
  cross join lateral (
    values
      ('an entry spends what its kind says', e.spends_as_its_kind),
      ('an entry has the sign of its kind', e.has_sign_of_its_kind),
      ('a deduct costs its price times its quantity', e.costs_its_price),
      ('key and metadata keep within their bounds', e.keeps_within_bounds)
  ) as rule (broken_rule, is_kept)
  -- Says first whether anything is wrong: telling the rules apart takes ten times as long.
  where (
    e.spends_as_its_kind
    and e.has_sign_of_its_kind
    and e.costs_its_price
    and e.keeps_within_bounds
  ) is not true
    and rule.is_kept is not true;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.verify_grants(tenant_id uuid)
 RETURNS TABLE(broken_rule text, broken_tenant_id uuid, found text)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
begin
  return query
  select 'what is granted has one grant of its amount', e.tenant_id, format('entry %s', e.entry_id)
  from credits.entries as e
  left join credits.grants as g
    on g.tenant_id = e.tenant_id
    and g.entry_id = e.entry_id
  where (verify_grants.tenant_id is null or e.tenant_id = verify_grants.tenant_id)
    and case
      when e.kind = 'restore' then g.amount_credits <> e.amount_credits
      else (e.kind = 'topup' or (e.kind = 'adjust' and e.amount_credits > 0))
        is distinct from coalesce(g.amount_credits = e.amount_credits, false)
    end
  union all
  select 'grants and holds belong to a balance', o.tenant_id, format('%s', o.owned_id)
  from (
    select g.tenant_id, g.credit_type, g.grant_id as owned_id
    from credits.grants as g
    union all
    select h.tenant_id, h.credit_type, h.hold_id
    from credits.holds as h
  ) as o
  where (verify_grants.tenant_id is null or o.tenant_id = verify_grants.tenant_id)
    and not exists (
      select
      from public.tenant_credit_balance as b
      where b.tenant_id = o.tenant_id
        and b.credit_type = o.credit_type
    )
  union all
  select 'a balance has its account', b.tenant_id, b.credit_type
  from public.tenant_credit_balance as b
  where (verify_grants.tenant_id is null or b.tenant_id = verify_grants.tenant_id)
    and not exists (
      select
      from credits.accounts as a
      where a.tenant_id = b.tenant_id
        and a.credit_type = b.credit_type
    )
  union all
  select
    'what is not held is what grants have left, less open spending',
    b.tenant_id,
    format('balance %s, held %s, grants %s', b.balance, b.held, g.remaining)
  from public.tenant_credit_balance as b
  left join (
    select g.tenant_id, g.credit_type, sum(g.remaining) as remaining
    from credits.grants as g
    group by g.tenant_id, g.credit_type
  ) as g
    on g.tenant_id = b.tenant_id
    and g.credit_type = b.credit_type
  where (verify_grants.tenant_id is null or b.tenant_id = verify_grants.tenant_id)
    and b.balance - b.held <> coalesce(g.remaining, 0) - (b.spent_total - b.settled_total)
  union all
  select 'a grant paid what is neither left nor gone', g.tenant_id, format('%s', g.grant_id)
  from credits.grants as g
  left join (
    select u.tenant_id, u.grant_id, sum(u.to_spent - u.from_spent) as burnt
    from credits.burns as u
    group by u.tenant_id, u.grant_id
  ) as u
    on u.tenant_id = g.tenant_id
    and u.grant_id = g.grant_id
  left join (
    select r.tenant_id, r.grant_id, sum(r.to_spent - r.from_spent) as returned
    from credits.returns as r
    group by r.tenant_id, r.grant_id
  ) as r
    on r.tenant_id = g.tenant_id
    and r.grant_id = g.grant_id
  where (verify_grants.tenant_id is null or g.tenant_id = verify_grants.tenant_id)
    and coalesce(u.burnt, 0) - coalesce(r.returned, 0)
      <> g.amount_credits - g.remaining - g.expired_credits - g.reversed_credits
  union all
  select 'burns tile the settled spending', b.tenant_id, format('settled %s', b.settled_total)
  from public.tenant_credit_balance as b
  left join (
    select
      t.tenant_id,
      t.credit_type,
      max(t.to_spent) as ends_at,
      bool_and(t.from_spent = t.previous_end) as is_tiled
    from (
      select
        u.*,
        lag(u.to_spent, 1, 0::bigint) over (
          partition by u.tenant_id, u.credit_type order by u.from_spent
        ) as previous_end
      from credits.burns as u
    ) as t
    group by t.tenant_id, t.credit_type
  ) as t
    on t.tenant_id = b.tenant_id
    and t.credit_type = b.credit_type
  where (verify_grants.tenant_id is null or b.tenant_id = verify_grants.tenant_id)
    and not (coalesce(t.is_tiled, true) and coalesce(t.ends_at, 0) = b.settled_total);
end;
$function$;

CREATE OR REPLACE FUNCTION credits.verify_history(tenant_id uuid)
 RETURNS TABLE(broken_rule text, broken_tenant_id uuid, found text)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
begin
  return query
  -- Only the columns that chain: they are sorted, and whole rows take several times as long.
  with entry as (
    select
      e.tenant_id,
      e.entry_id,
      e.version = lag(e.version, 1, 0::bigint) over history + 1 as version_chains,
      e.balance_after = lag(e.balance_after, 1, 0::bigint) over history + e.amount_credits
        as balance_chains,
      e.held_after = lag(e.held_after, 1, 0::bigint) over history
        + case when e.kind = 'hold' then e.spent_credits else -coalesce(h.amount_credits, 0) end
        as held_chains,
      e.spent_total_after = lag(e.spent_total_after, 1, 0::bigint) over history + e.spent_credits
        as spent_total_chains
    from credits.entries as e
    left join credits.holds as h
      on e.kind in ('capture', 'release')
      and h.tenant_id = e.tenant_id
      and h.entry_id = e.origin_entry_id
    where verify_history.tenant_id is null or e.tenant_id = verify_history.tenant_id
    window history as (partition by e.tenant_id, e.credit_type order by e.version)
  ),
  total as (
    select
      e.tenant_id,
      e.credit_type,
      sum(e.amount_credits) as balance,
      sum(e.spent_credits) as spent_total,
      max(e.version) as version
    from credits.entries as e
    where verify_history.tenant_id is null or e.tenant_id = verify_history.tenant_id
    group by e.tenant_id, e.credit_type
  )
  select rule.broken_rule, e.tenant_id, format('entry %s', e.entry_id)
  from entry as e
  cross join lateral (
    values
      ('versions run without gaps', e.version_chains),
      ('balance_after chains', e.balance_chains),
      ('held_after chains', e.held_chains),
      ('spent_total_after chains', e.spent_total_chains)
  ) as rule (broken_rule, is_kept)
  where (
    e.version_chains and e.balance_chains and e.held_chains and e.spent_total_chains
  ) is not true
    and rule.is_kept is not true
  union all
  select
    'a balance is the sum of its entries',
    coalesce(b.tenant_id, t.tenant_id),
    format('row %s, entries %s', b.balance, t.balance)
  from (
    select b.*
    from public.tenant_credit_balance as b
    where verify_history.tenant_id is null or b.tenant_id = verify_history.tenant_id
  ) as b
  full join total as t
    on t.tenant_id = b.tenant_id
    and t.credit_type = b.credit_type
  -- A budget may come before the first entry: then the row says that there is nothing yet.
  where (b.balance, b.spent_total, b.version) is distinct from
    (coalesce(t.balance, 0), coalesce(t.spent_total, 0), coalesce(t.version, 0));
end;
$function$;

CREATE OR REPLACE FUNCTION credits.verify_holds(tenant_id uuid)
 RETURNS TABLE(broken_rule text, broken_tenant_id uuid, found text)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
begin
  return query
  select 'held is the sum of open holds', b.tenant_id, format('held %s', b.held)
  from public.tenant_credit_balance as b
  left join (
    select h.tenant_id, h.credit_type, sum(h.amount_credits) as held
    from credits.holds as h
    where h.state = 'open'
    group by h.tenant_id, h.credit_type
  ) as h
    on h.tenant_id = b.tenant_id
    and h.credit_type = b.credit_type
  where (verify_holds.tenant_id is null or b.tenant_id = verify_holds.tenant_id)
    and b.held <> coalesce(h.held, 0)
  union all
  select 'a hold begins by an entry of its amount', h.tenant_id, format('%s', h.hold_id)
  from credits.holds as h
  left join credits.entries as e
    on e.tenant_id = h.tenant_id
    and e.entry_id = h.entry_id
    and e.credit_type = h.credit_type
    and e.kind = 'hold'
  where (verify_holds.tenant_id is null or h.tenant_id = verify_holds.tenant_id)
    and (e.spent_credits, e.spent_total_after) is distinct from
      (h.amount_credits, h.from_spent + h.amount_credits)
  union all
  select 'a hold ends by one entry, which gives the rest back', h.tenant_id, format('%s', h.hold_id)
  from credits.holds as h
  left join (
    select
      e.tenant_id,
      e.origin_entry_id,
      count(distinct e.entry_id) as endings,
      max(-e.amount_credits) as captured,
      coalesce(sum(r.to_spent - r.from_spent), 0) as returned
    from credits.entries as e
    left join credits.returns as r
      on r.tenant_id = e.tenant_id
      and r.entry_id = e.entry_id
    where e.kind in ('capture', 'release')
    group by e.tenant_id, e.origin_entry_id
  ) as e
    on e.tenant_id = h.tenant_id
    and e.origin_entry_id = h.entry_id
  where (verify_holds.tenant_id is null or h.tenant_id = verify_holds.tenant_id)
    and case
      when h.state = 'open' then e.endings is not null
      else (e.endings, e.captured, e.returned) is distinct from (
        1::bigint, h.captured_credits, greatest(h.amount_credits - h.captured_credits, 0)::numeric
      )
    end;
end;
$function$;

CREATE OR REPLACE FUNCTION credits.verify_notable_entries(tenant_id uuid)
 RETURNS TABLE(broken_rule text, broken_tenant_id uuid, found text)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
begin
  return query
  select
    'what is no deduct and no hold is noted',
    coalesce(e.tenant_id, n.tenant_id),
    format('entry %s', coalesce(e.entry_id, n.entry_id))
  from (
    select e.*
    from credits.entries as e
    where e.kind not in ('deduct', 'hold')
      and (
        verify_notable_entries.tenant_id is null or e.tenant_id = verify_notable_entries.tenant_id
      )
  ) as e
  full join (
    select n.*
    from credits.notable_entries as n
    where verify_notable_entries.tenant_id is null
      or n.tenant_id = verify_notable_entries.tenant_id
  ) as n
    on n.tenant_id = e.tenant_id
    and n.entry_id = e.entry_id
  where (n.entry_id, n.kind, n.origin_entry_id) is distinct from
    (e.entry_id, e.kind, e.origin_entry_id);
end;
$function$;

CREATE OR REPLACE FUNCTION credits.verify_purchases(tenant_id uuid)
 RETURNS TABLE(broken_rule text, broken_tenant_id uuid, found text)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
begin
  return query
  select
    'a purchase is granted when and only when it is credited',
    coalesce(p.tenant_id, g.tenant_id),
    format('purchase %s', coalesce(p.purchase_id::text, g.source_ref))
  from (
    select p.*
    from billing.purchases as p
    where verify_purchases.tenant_id is null or p.tenant_id = verify_purchases.tenant_id
  ) as p
  full join (
    select g.*
    from credits.grants as g
    where g.source = 'purchase'
      and (verify_purchases.tenant_id is null or g.tenant_id = verify_purchases.tenant_id)
  ) as g
    on g.tenant_id = p.tenant_id
    and g.source_ref = p.purchase_id::text
  where (p.entry_id is not null) is distinct from (g.grant_id is not null)
    or (g.grant_id is not null and (g.entry_id, g.amount_credits)
      is distinct from (p.entry_id, p.amount_credits))
  union all
  select
    'a purchase has lost the credits whose money went back',
    p.tenant_id,
    format('purchase %s', p.purchase_id)
  from billing.purchases as p
  join credits.grants as g
    on g.tenant_id = p.tenant_id
    and g.entry_id = p.entry_id
  cross join lateral (
    select sum(l.spent_out + l.expired_out + l.taken_out) as credits
    from credits.lineage(g.tenant_id, g.grant_id) as l
  ) as lost
  where (verify_purchases.tenant_id is null or p.tenant_id = verify_purchases.tenant_id)
    and (p.reversed_minor, p.reversed_credits, p.reversed_credits) is distinct from (
      billing.money_back(p),
      div(p.amount_credits::numeric * billing.money_back(p), p.price_minor)::bigint,
      lost.credits::bigint
    )
  union all
  select 'an account is frozen while a freeze is not lifted', b.tenant_id, b.credit_type
  from public.tenant_credit_balance as b
  where (verify_purchases.tenant_id is null or b.tenant_id = verify_purchases.tenant_id)
    and b.is_frozen <> exists (
      select
      from billing.freezes as f
      where f.tenant_id = b.tenant_id
        and f.credit_type = b.credit_type
        and f.lifted_at is null
    );
end;
$function$;

CREATE OR REPLACE FUNCTION credits.verify_returns(tenant_id uuid)
 RETURNS TABLE(broken_rule text, broken_tenant_id uuid, found text)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
begin
  return query
  select 'restores give back at most what was spent', o.tenant_id, format('entry %s', o.entry_id)
  from credits.entries as o
  join (
    select e.tenant_id, e.origin_entry_id, sum(e.amount_credits) as restored
    from credits.entries as e
    where e.kind = 'restore'
    group by e.tenant_id, e.origin_entry_id
  ) as e
    on e.tenant_id = o.tenant_id
    and e.origin_entry_id = o.entry_id
  left join credits.grants as g
    on g.tenant_id = o.tenant_id
    and g.entry_id = o.entry_id
  where (verify_returns.tenant_id is null or o.tenant_id = verify_returns.tenant_id)
    and g.grant_id is null
    and (e.restored > -o.amount_credits or o.kind not in ('deduct', 'capture'))
  union all
  select 'a restore returns its amount to grants', e.tenant_id, format('entry %s', e.entry_id)
  from credits.entries as e
  left join (
    select r.tenant_id, r.entry_id, sum(r.to_spent - r.from_spent) as returned
    from credits.returns as r
    group by r.tenant_id, r.entry_id
  ) as r
    on r.tenant_id = e.tenant_id
    and r.entry_id = e.entry_id
  left join credits.grants as g
    on g.tenant_id = e.tenant_id
    and g.entry_id = e.origin_entry_id
  where e.kind = 'restore'
    and (verify_returns.tenant_id is null or e.tenant_id = verify_returns.tenant_id)
    -- what gives a reversal back has its own rules
    and g.grant_id is null
    and e.amount_credits is distinct from r.returned
  union all
  select 'what comes back was spent, once', r.tenant_id, format('spending from %s', r.from_spent)
  from (
    select
      r.*,
      lag(r.to_spent, 1, 0::bigint) over (
        partition by r.tenant_id, r.credit_type order by r.from_spent
      ) as previous_end
    from credits.returns as r
    where verify_returns.tenant_id is null or r.tenant_id = verify_returns.tenant_id
  ) as r
  where r.from_spent < r.previous_end
    or not exists (
      select
      from credits.burns as u
      where u.tenant_id = r.tenant_id
        and u.grant_id = r.grant_id
        and u.from_spent <= r.from_spent
        and u.to_spent >= r.to_spent
    );
end;
$function$;

CREATE OR REPLACE FUNCTION credits.verify_reversals(tenant_id uuid)
 RETURNS TABLE(broken_rule text, broken_tenant_id uuid, found text)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
begin
  return query
  with taken as (
    select
      g.tenant_id,
      g.credit_type,
      g.grant_id,
      g.amount_credits,
      g.expired_credits + g.reversed_credits as gone,
      g.reversed_credits + coalesce(r.spent, 0) as reversed,
      coalesce(r.spent, 0) as spent,
      coalesce(r.given_back, 0) as given_back,
      coalesce(e.expired, 0) + coalesce(r.taken, 0) as written
    from credits.grants as g
    left join (
      select e.tenant_id, e.reference, -sum(e.amount_credits) as expired
      from credits.entries as e
      where e.kind = 'expire'
      group by e.tenant_id, e.reference
    ) as e
      on e.tenant_id = g.tenant_id
      and e.reference = g.grant_id::text
    left join (
      select
        e.tenant_id,
        e.origin_entry_id,
        sum(e.spent_credits) as spent,
        sum(n.amount_credits) as given_back,
        -- what came back into the grant itself is not gone any more
        sum(-e.amount_credits - e.spent_credits) filter (where n.grant_id is null) as taken
      from credits.entries as e
      left join credits.grants as n
        on n.tenant_id = e.tenant_id
        and n.entry_id = e.entry_id
      where e.kind in ('reverse', 'restore')
      group by e.tenant_id, e.origin_entry_id
    ) as r
      on r.tenant_id = g.tenant_id
      and r.origin_entry_id = g.entry_id
    where verify_reversals.tenant_id is null or g.tenant_id = verify_reversals.tenant_id
  )
  select 'what is gone from a grant has its entries', t.tenant_id, format('%s', t.grant_id)
  from taken as t
  where t.gone <> t.written
  union all
  select 'a grant is reversed at most once over', t.tenant_id, format('%s', t.grant_id)
  from taken as t
  where t.reversed > t.amount_credits
  union all
  select 'a reversal gives back at most what it spent', t.tenant_id, format('%s', t.grant_id)
  from taken as t
  where t.given_back > t.spent
  union all
  select 'only a reversal makes a debt', b.tenant_id, format('balance %s', b.balance)
  from public.tenant_credit_balance as b
  where (verify_reversals.tenant_id is null or b.tenant_id = verify_reversals.tenant_id)
    and b.balance < b.held
    and not exists (
      select
      from credits.entries as e
      where e.tenant_id = b.tenant_id
        and e.credit_type = b.credit_type
        and e.kind = 'reverse'
        and e.spent_credits > 0
        and e.origin_entry_id is not null
    )
  union all
  select 'a balance is due when its first grant or hold is', b.tenant_id, b.next_due_at::text
  from public.tenant_credit_balance as b
  join (
    select g.tenant_id, g.credit_type, g.expires_at as due_at
    from credits.grants as g
    where g.remaining > 0
    union all
    select h.tenant_id, h.credit_type, h.deadline_at
    from credits.holds as h
    where h.state = 'open'
  ) as due
    on due.tenant_id = b.tenant_id
    and due.credit_type = b.credit_type
  where (verify_reversals.tenant_id is null or b.tenant_id = verify_reversals.tenant_id)
  group by b.tenant_id, b.credit_type, b.next_due_at
  having b.next_due_at > min(due.due_at);
end;
$function$;

CREATE OR REPLACE FUNCTION credits.verify_usage(tenant_id uuid)
 RETURNS TABLE(broken_rule text, broken_tenant_id uuid, found text)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
begin
  return query
  select
    'daily usage is the usage of the entries',
    u.tenant_id,
    format('%s %s', u.day, coalesce(nullif(u.action, ''), 'without action'))
  from (
    select d.tenant_id, d.credit_type, d.day, d.action, d.used_credits, d.uses, d.quantity
    from credits.daily_usage as d
    union all
    select m.tenant_id, m.credit_type, r.day, r.action, -r.used_credits, -r.uses, -r.quantity
    from credits.usage_marks as m
    cross join lateral credits.usage_between(m.tenant_id, m.credit_type, 0, m.entry_id) as r
  ) as u
  where verify_usage.tenant_id is null or u.tenant_id = verify_usage.tenant_id
  group by u.tenant_id, u.credit_type, u.day, u.action
  having sum(u.used_credits) <> 0
    or sum(u.uses) <> 0
    or sum(u.quantity) <> 0;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_adjust(tenant_id uuid, amount bigint, reason text, idempotency_key text, credit_type text DEFAULT 'credit'::text, actor uuid DEFAULT NULL::uuid, expires_at timestamp with time zone DEFAULT NULL::timestamp with time zone, metadata jsonb DEFAULT '{}'::jsonb)
 RETURNS TABLE(outcome text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  cost bigint;
  request_fingerprint bytea;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_adjust.idempotency_key, rpc_credit_adjust.reason, rpc_credit_adjust.metadata
  );
  if coalesce(btrim(rpc_credit_adjust.reason), '') = '' then
    perform credits.fail(
      400, 'malformed_request', 'Cannot adjust a balance without a reason',
      'Send why, in words that an auditor understands'
    );
  end if;
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'adjust', rpc_credit_adjust.amount, rpc_credit_adjust.reason, rpc_credit_adjust.credit_type,
    rpc_credit_adjust.actor, extract(epoch from rpc_credit_adjust.expires_at),
    rpc_credit_adjust.metadata
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_adjust.tenant_id));
  entry := credits.find_twin(
    rpc_credit_adjust.tenant_id, rpc_credit_adjust.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    cost := credits.cost_of(
      rpc_credit_adjust.credit_type,
      -- the lowest bigint has no positive twin, and is out of range like its neighbours
      abs(greatest(rpc_credit_adjust.amount, -9223372036854775807)), null, 1
    );
    if rpc_credit_adjust.amount > 0 then
      perform credits.check_grant('adjustment', rpc_credit_adjust.expires_at, 50::smallint);
      entry := credits.add_grant(
        rpc_credit_adjust.tenant_id, rpc_credit_adjust.credit_type, cost, 'adjust',
        rpc_credit_adjust.idempotency_key, request_fingerprint, 'adjustment',
        rpc_credit_adjust.reason, rpc_credit_adjust.expires_at, 50::smallint,
        rpc_credit_adjust.actor, rpc_credit_adjust.metadata
      );
    else
      account := credits.move_balance(
        rpc_credit_adjust.tenant_id, rpc_credit_adjust.credit_type, -cost, 0, cost
      );
      entry := credits.append_entry(
        account, 'adjust', -cost, cost, rpc_credit_adjust.idempotency_key, request_fingerprint,
        reference => rpc_credit_adjust.reason, actor => rpc_credit_adjust.actor,
        metadata => rpc_credit_adjust.metadata
      );
    end if;
    perform billing.audit(
      rpc_credit_adjust.tenant_id, 'balance_adjusted', entry.entry_id::text,
      rpc_credit_adjust.actor, rpc_credit_adjust.reason,
      jsonb_build_object('amount_credits', entry.amount_credits)
    );
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'adjusted';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_apply_auto_topup(tenant_id uuid, purchase_id uuid, payment_intent_id text, livemode boolean, intent_status text, amount_minor bigint, currency text, customer_id text DEFAULT NULL::text, failure text DEFAULT NULL::text, event_id text DEFAULT NULL::text, event_type text DEFAULT NULL::text)
 RETURNS TABLE(outcome text, purchase_status text, reason text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  purchase billing.purchases;
  next_status text;
begin
  if rpc_credit_apply_auto_topup.event_id is not null and not billing.log_event(
    rpc_credit_apply_auto_topup.event_id, rpc_credit_apply_auto_topup.event_type,
    rpc_credit_apply_auto_topup.livemode, 'received', null
  ) then
    outcome := 'duplicate';
  end if;

  select p.*
  into purchase
  from billing.purchases as p
  where p.tenant_id = rpc_credit_apply_auto_topup.tenant_id
    and p.purchase_id = rpc_credit_apply_auto_topup.purchase_id
  for update;

  if outcome is null then
    reason := billing.intent_mismatch(
      purchase, rpc_credit_apply_auto_topup.payment_intent_id,
      rpc_credit_apply_auto_topup.livemode, rpc_credit_apply_auto_topup.intent_status,
      rpc_credit_apply_auto_topup.amount_minor, rpc_credit_apply_auto_topup.currency,
      rpc_credit_apply_auto_topup.customer_id
    );
    next_status := case
      when reason is not null then 'quarantined'
      when rpc_credit_apply_auto_topup.intent_status = 'succeeded' then 'credited'
      when rpc_credit_apply_auto_topup.intent_status = 'processing' then 'processing'
      -- the card works, its owner is wanted: a person finishes it on Stripe's page
      when rpc_credit_apply_auto_topup.failure = 'authentication_required' then 'open'
      when rpc_credit_apply_auto_topup.intent_status = 'canceled' then 'failed'
    end;
    outcome := 'unchanged';

    if billing.status_rank(next_status) > billing.status_rank(purchase.status) then
      update billing.purchases as p
      set failure = rpc_credit_apply_auto_topup.failure
      where p.tenant_id = purchase.tenant_id
        and p.purchase_id = purchase.purchase_id;
      purchase.status := billing.move_purchase(
        purchase, next_status, reason, null, rpc_credit_apply_auto_topup.payment_intent_id
      );
      outcome := next_status;
    elsif reason is not null then
      outcome := 'quarantined';
    end if;

    update billing.stripe_events as e
    set status = case
        when rpc_credit_apply_auto_topup.reason is null then 'processed'
        else 'quarantined'
      end,
      reason = rpc_credit_apply_auto_topup.reason,
      tenant_id = rpc_credit_apply_auto_topup.tenant_id,
      purchase_id = rpc_credit_apply_auto_topup.purchase_id,
      updated_at = now()
    where e.event_id = rpc_credit_apply_auto_topup.event_id;
  end if;

  purchase_status := purchase.status;
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_apply_checkout(tenant_id uuid, purchase_id uuid, session_id text, livemode boolean, session_status text, payment_status text, payment_failed boolean, amount_minor bigint DEFAULT NULL::bigint, currency text DEFAULT NULL::text, customer_id text DEFAULT NULL::text, payment_intent_id text DEFAULT NULL::text, event_id text DEFAULT NULL::text, event_type text DEFAULT NULL::text, quantity bigint DEFAULT NULL::bigint, unit_minor bigint DEFAULT NULL::bigint, discount_minor bigint DEFAULT NULL::bigint, tax_minor bigint DEFAULT NULL::bigint)
 RETURNS TABLE(outcome text, purchase_status text, reason text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  purchase billing.purchases;
  mismatch text;
  next_status text;
  moves boolean;
begin
  if rpc_credit_apply_checkout.event_id is not null and not billing.log_event(
    rpc_credit_apply_checkout.event_id, rpc_credit_apply_checkout.event_type,
    rpc_credit_apply_checkout.livemode, 'received', null
  ) then
    return query
    select 'duplicate', p.status, null::text
    from (select) as one_row
    left join billing.purchases as p
      on p.tenant_id = rpc_credit_apply_checkout.tenant_id
      and p.purchase_id = rpc_credit_apply_checkout.purchase_id;
    return;
  end if;

  select p.*
  into purchase
  from billing.purchases as p
  where p.tenant_id = rpc_credit_apply_checkout.tenant_id
    and p.purchase_id = rpc_credit_apply_checkout.purchase_id
  for update;

  mismatch := billing.checkout_mismatch(
    purchase, rpc_credit_apply_checkout.session_id, rpc_credit_apply_checkout.livemode,
    rpc_credit_apply_checkout.payment_status, rpc_credit_apply_checkout.amount_minor,
    rpc_credit_apply_checkout.currency, rpc_credit_apply_checkout.customer_id,
    rpc_credit_apply_checkout.payment_intent_id, rpc_credit_apply_checkout.quantity,
    rpc_credit_apply_checkout.unit_minor, rpc_credit_apply_checkout.discount_minor,
    rpc_credit_apply_checkout.tax_minor
  );
  next_status := case
    when mismatch is not null then 'quarantined'
    else billing.checkout_status(
      rpc_credit_apply_checkout.session_status, rpc_credit_apply_checkout.payment_status,
      rpc_credit_apply_checkout.payment_failed
    )
  end;
  moves := coalesce(billing.status_rank(next_status) > billing.status_rank(purchase.status), false);

  if moves then
    purchase.status := billing.move_purchase(
      purchase, next_status, mismatch, rpc_credit_apply_checkout.session_id,
      rpc_credit_apply_checkout.payment_intent_id
    );
  end if;

  update billing.stripe_events as e
  set status = case when mismatch is null then 'processed' else 'quarantined' end,
    reason = mismatch,
    tenant_id = rpc_credit_apply_checkout.tenant_id,
    purchase_id = rpc_credit_apply_checkout.purchase_id,
    updated_at = now()
  where e.event_id = rpc_credit_apply_checkout.event_id;

  return query
  select
    case when moves or mismatch is not null then next_status else 'unchanged' end,
    purchase.status,
    mismatch;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_apply_payment(tenant_id uuid, purchase_id uuid, payment_intent_id text, livemode boolean, currency text, refunds jsonb, disputes jsonb, fraud_warnings text[], event_id text DEFAULT NULL::text, event_type text DEFAULT NULL::text)
 RETURNS TABLE(outcome text, purchase_status text, reason text, reversed_credits bigint, newly_frozen boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  purchase billing.purchases;
begin
  newly_frozen := false;
  reversed_credits := 0;
  if rpc_credit_apply_payment.event_id is not null and not billing.log_event(
    rpc_credit_apply_payment.event_id, rpc_credit_apply_payment.event_type,
    rpc_credit_apply_payment.livemode, 'received', null
  ) then
    outcome := 'duplicate';
  end if;

  select p.*
  into purchase
  from billing.purchases as p
  where p.tenant_id = rpc_credit_apply_payment.tenant_id
    and p.purchase_id = rpc_credit_apply_payment.purchase_id
  for update;

  if outcome is null then
    reason := billing.payment_mismatch(
      purchase, rpc_credit_apply_payment.payment_intent_id, rpc_credit_apply_payment.livemode,
      rpc_credit_apply_payment.currency
    );
    outcome := case when reason is not null then 'quarantined' end;
  end if;

  if outcome is null then
    perform billing.store_refunds(
      purchase, rpc_credit_apply_payment.payment_intent_id, rpc_credit_apply_payment.refunds
    );
    perform billing.store_disputes(
      purchase, rpc_credit_apply_payment.payment_intent_id, rpc_credit_apply_payment.disputes
    );
    reversed_credits := billing.converge_purchase(purchase.tenant_id, purchase.purchase_id);
    newly_frozen := billing.store_freezes(purchase, rpc_credit_apply_payment.fraud_warnings);
    outcome := case
      when reversed_credits > 0 then 'reversed'
      when reversed_credits < 0 then 'reinstated'
      else 'unchanged'
    end;
  end if;

  if outcome <> 'duplicate' then
    update billing.stripe_events as e
    set status = case
        when rpc_credit_apply_payment.reason is null then 'processed'
        else 'quarantined'
      end,
      reason = rpc_credit_apply_payment.reason,
      tenant_id = rpc_credit_apply_payment.tenant_id,
      purchase_id = rpc_credit_apply_payment.purchase_id,
      updated_at = now()
    where e.event_id = rpc_credit_apply_payment.event_id;
  end if;

  select p.status
  into purchase_status
  from billing.purchases as p
  where p.tenant_id = purchase.tenant_id
    and p.purchase_id = purchase.purchase_id;
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_capture(tenant_id uuid, hold_id uuid, amount bigint DEFAULT NULL::bigint, idempotency_key text DEFAULT NULL::text, reference text DEFAULT NULL::text, metadata jsonb DEFAULT '{}'::jsonb)
 RETURNS TABLE(outcome text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  hold credits.holds;
  origin credits.entries;
  cost bigint;
  excess bigint;
  request_fingerprint bytea;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_capture.idempotency_key, rpc_credit_capture.reference, rpc_credit_capture.metadata
  );
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'capture', rpc_credit_capture.hold_id, rpc_credit_capture.amount, rpc_credit_capture.reference,
    rpc_credit_capture.metadata
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_capture.tenant_id));
  entry := credits.find_twin(
    rpc_credit_capture.tenant_id, rpc_credit_capture.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    hold := credits.lock_hold(rpc_credit_capture.tenant_id, rpc_credit_capture.hold_id);
    select e.*
    into strict origin
    from credits.entries as e
    where e.tenant_id = hold.tenant_id
      and e.entry_id = hold.entry_id;
    cost := credits.cost_of(
      hold.credit_type, coalesce(rpc_credit_capture.amount, hold.amount_credits), null, 1
    );
    excess := greatest(cost - hold.amount_credits, 0);
    account := credits.move_balance(
      hold.tenant_id, hold.credit_type, -cost, -hold.amount_credits, excess
    );
    if account.has_budgets and origin.actor is not null and excess > 0 then
      perform credits.draw_on_budgets(
        account.tenant_id, account.credit_type, origin.actor, origin.action, excess
      );
    end if;
    entry := credits.append_entry(
      account, 'capture', -cost, excess, rpc_credit_capture.idempotency_key, request_fingerprint,
      origin.action, origin.quantity, coalesce(rpc_credit_capture.reference, origin.reference),
      hold.entry_id, origin.actor, rpc_credit_capture.metadata
    );
    perform credits.close_hold(account, hold, 'captured', cost, entry.entry_id);
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'captured';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_choose_card(tenant_id uuid, purchase_id uuid, payment_method_id text)
 RETURNS TABLE(stripe_payment_method_id text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update billing.purchases as p
  set stripe_payment_method_id = coalesce(
      p.stripe_payment_method_id, rpc_credit_choose_card.payment_method_id
    ),
    updated_at = now()
  where p.tenant_id = rpc_credit_choose_card.tenant_id
    and p.purchase_id = rpc_credit_choose_card.purchase_id
    and p.origin = 'auto_topup'
    and p.status = 'created'
    and exists (
      select
      from billing.auto_topups as a
      where a.tenant_id = p.tenant_id
        and a.is_on
    )
  returning p.stripe_payment_method_id;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_claim_auto_topups(livemode boolean, max_attempts integer DEFAULT 10, lease_seconds integer DEFAULT 120)
 RETURNS TABLE(tenant_id uuid, purchase_id uuid, price_minor bigint, currency text, stripe_customer_id text, stripe_payment_method_id text, created_at timestamp with time zone, is_first boolean, may_charge boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if coalesce(rpc_credit_claim_auto_topups.max_attempts, 0) not between 1 and 100
    or coalesce(rpc_credit_claim_auto_topups.lease_seconds, 0) not between 1 and 3600
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot claim automatic top-ups with these bounds',
      'Send max_attempts of 1 to 100 and lease_seconds of 1 to 3600'
    );
  end if;

  perform billing.look_at_auto_topups(rpc_credit_claim_auto_topups.livemode, 1000);

  return query
  with due as (
    select a.tenant_id, p.purchase_id, a.lease_ends_at = '-infinity' as is_first
    from billing.auto_topups as a
    join billing.purchases as p
      on p.tenant_id = a.tenant_id
      and p.origin = 'auto_topup'
      and p.status in ('created', 'processing')
      and p.livemode = rpc_credit_claim_auto_topups.livemode
    where a.lease_ends_at <= now()
    order by a.lease_ends_at
    limit rpc_credit_claim_auto_topups.max_attempts
    for update of a skip locked
  ),
  leased as (
    update billing.auto_topups as a
    set lease_ends_at = now() + make_interval(
        secs => rpc_credit_claim_auto_topups.lease_seconds
      )
    from due as d
    where a.tenant_id = d.tenant_id
    returning d.tenant_id, d.purchase_id, d.is_first, a.is_on
  )
  select
    p.tenant_id, p.purchase_id, p.price_minor, p.currency, c.stripe_customer_id,
    p.stripe_payment_method_id, p.created_at, l.is_first,
    l.is_on and p.status = 'created' and p.created_at > now() - interval '1 hour'
  from leased as l
  join billing.purchases as p
    on p.tenant_id = l.tenant_id
    and p.purchase_id = l.purchase_id
  join billing.stripe_customers as c
    on c.tenant_id = p.tenant_id
    and c.livemode = p.livemode;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_claim_customer(tenant_id uuid, livemode boolean)
 RETURNS TABLE(stripe_customer_id text, tenant_name text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into billing.stripe_customers (tenant_id, livemode)
  values (rpc_credit_claim_customer.tenant_id, rpc_credit_claim_customer.livemode)
  on conflict on constraint stripe_customers_pkey do nothing;

  return query
  select c.stripe_customer_id, t.name
  from billing.stripe_customers as c
  join public.tenants as t on t.tenant_id = c.tenant_id
  where c.tenant_id = rpc_credit_claim_customer.tenant_id
    and c.livemode = rpc_credit_claim_customer.livemode;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_claim_notices(max_notices integer DEFAULT 50, lease_seconds integer DEFAULT 120)
 RETURNS TABLE(tenant_id uuid, notice_id uuid, type text, data jsonb, created_at timestamp with time zone, attempt integer, url text, secret text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if coalesce(rpc_credit_claim_notices.max_notices, 0) not between 1 and 500
    or coalesce(rpc_credit_claim_notices.lease_seconds, 0) not between 1 and 3600
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot claim notices with these bounds',
      'Send max_notices of 1 to 500 and lease_seconds of 1 to 3600'
    );
  end if;

  perform billing.watch_balances(1000);

  return query
  update billing.notices as n
  set attempts = n.attempts + 1,
    next_attempt_at = now() + make_interval(secs => rpc_credit_claim_notices.lease_seconds)
  from (
    select d.tenant_id, d.notice_id
    from billing.notices as d
    where d.state = 'pending'
      and d.next_attempt_at <= now()
    order by d.next_attempt_at
    limit rpc_credit_claim_notices.max_notices
    for update skip locked
  ) as due
  join billing.notice_endpoints as e
    on e.tenant_id = due.tenant_id
  where n.tenant_id = due.tenant_id
    and n.notice_id = due.notice_id
  returning n.tenant_id, n.notice_id, n.type, n.data, n.created_at, n.attempts, e.url, e.secret;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_deduct(tenant_id uuid, amount bigint DEFAULT NULL::bigint, idempotency_key text DEFAULT NULL::text, credit_type text DEFAULT 'credit'::text, action text DEFAULT NULL::text, quantity bigint DEFAULT 1, reference text DEFAULT NULL::text, metadata jsonb DEFAULT '{}'::jsonb, actor uuid DEFAULT NULL::uuid)
 RETURNS TABLE(outcome text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  cost bigint := rpc_credit_deduct.amount;
  unit_price bigint;
  spent bigint;
  entry_version bigint;
begin
  if (
    octet_length(rpc_credit_deduct.idempotency_key) between 1 and 255
    and not starts_with(rpc_credit_deduct.idempotency_key, 'internal:')
    and rpc_credit_deduct.reference is null and rpc_credit_deduct.metadata = '{}'
  ) is not true then
    perform credits.check_request(
      rpc_credit_deduct.idempotency_key, rpc_credit_deduct.reference, rpc_credit_deduct.metadata
    );
  end if;

  if rpc_credit_deduct.action is not null or rpc_credit_deduct.quantity is distinct from 1
    or (cost between 1 and 1000000000000) is not true then
    cost := credits.quote(
      rpc_credit_deduct.credit_type, cost, rpc_credit_deduct.action, rpc_credit_deduct.quantity
    );
    if rpc_credit_deduct.amount is null then
      unit_price := cost / rpc_credit_deduct.quantity;
    end if;
  end if;

  -- The queue, which is never null. An expression: PERFORM would be a statement of its own.
  replayed := pg_advisory_xact_lock(1, uuid_hash(rpc_credit_deduct.tenant_id)) is null;
  begin
    update public.tenant_credit_balance as b
    set balance = b.balance - cost,
      spent_total = b.spent_total + cost,
      version = b.version + 1,
      updated_at = now()
    where b.tenant_id = rpc_credit_deduct.tenant_id
      and b.credit_type = rpc_credit_deduct.credit_type
      and b.balance - b.held >= cost
      and b.next_due_at > now()
      and not b.is_frozen
      and (rpc_credit_deduct.actor is null or not b.has_budgets)
    returning b.balance, b.held, b.spent_total, b.version
    into balance, held, spent, entry_version;

    if found then
      insert into credits.entries as e (
        tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_credits,
        spent_total_after, version, idempotency_key, action, quantity, unit_price, reference,
        actor, metadata
      )
      values (
        rpc_credit_deduct.tenant_id, rpc_credit_deduct.credit_type, 'deduct', -cost, balance,
        held, cost, spent, entry_version, rpc_credit_deduct.idempotency_key,
        rpc_credit_deduct.action, rpc_credit_deduct.quantity, unit_price,
        rpc_credit_deduct.reference, rpc_credit_deduct.actor, rpc_credit_deduct.metadata
      )
      returning e.entry_id into entry_id;

      outcome := 'deducted';
      available := balance - held;
      return next;
      return;
    end if;
  exception
    when unique_violation then
      -- The key has been used; the debit is undone with the entry.
      null;
  end;

  return query
  select s.*
  from credits.deduct_stepwise(
    rpc_credit_deduct.tenant_id, rpc_credit_deduct.amount, rpc_credit_deduct.idempotency_key,
    rpc_credit_deduct.credit_type, rpc_credit_deduct.action, rpc_credit_deduct.quantity,
    rpc_credit_deduct.reference, rpc_credit_deduct.metadata, rpc_credit_deduct.actor
  ) as s;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_deduct_batch(items jsonb)
 RETURNS TABLE(item integer, outcome text, code text, message text, hint text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if jsonb_typeof(rpc_credit_deduct_batch.items) is distinct from 'array'
    or jsonb_array_length(rpc_credit_deduct_batch.items) not between 1 and 1000
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot read the batch: items must be an array of 1 to 1000',
      'Send the items in several batches'
    );
  end if;

  return query
  select d.*
  from credits.deduct_batch(rpc_credit_deduct_batch.items) as d
  order by d.item;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_fail_auto_topup(tenant_id uuid, purchase_id uuid, failure text)
 RETURNS TABLE(failed boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if rpc_credit_fail_auto_topup.failure not in (
    'no_saved_card', 'card_unusable', 'provider_unavailable'
  ) then
    perform credits.fail(
      400, 'malformed_request', 'Cannot end the automatic top-up for this reason',
      'Use no_saved_card, card_unusable or provider_unavailable'
    );
  end if;

  update billing.purchases as p
  set status = 'failed',
    failure = case
      when not a.is_on then 'switched_off'
      else rpc_credit_fail_auto_topup.failure
    end,
    updated_at = now()
  from billing.auto_topups as a
  where a.tenant_id = rpc_credit_fail_auto_topup.tenant_id
    and p.tenant_id = a.tenant_id
    and p.purchase_id = rpc_credit_fail_auto_topup.purchase_id
    and p.origin = 'auto_topup'
    and p.status = 'created';

  failed := found;
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_find_entries(tenant_id uuid, credit_type text DEFAULT 'credit'::text, kinds text[] DEFAULT NULL::text[], action text DEFAULT NULL::text, actor uuid DEFAULT NULL::uuid, since timestamp with time zone DEFAULT NULL::timestamp with time zone, until timestamp with time zone DEFAULT NULL::timestamp with time zone, before_entry_id bigint DEFAULT NULL::bigint, page_size integer DEFAULT 50)
 RETURNS TABLE(entries jsonb, next_before bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  max_looked_at constant integer := 20000;
  max_found constant integer := least(greatest(rpc_credit_find_entries.page_size, 1), 500);
  is_rare constant boolean := coalesce(
    rpc_credit_find_entries.kinds <@ array['topup', 'expire', 'reverse', 'restore', 'adjust'], false
  );
  first_id bigint := 0;
  end_id constant bigint := least(
    rpc_credit_find_entries.before_entry_id,
    credits.first_entry(rpc_credit_find_entries.tenant_id, rpc_credit_find_entries.until),
    9223372036854775807
  );
  candidates refcursor;
  candidate record;
  looked_at integer := 0;
  found_ids bigint[] := '{}';
begin
  if rpc_credit_find_entries.since is not null then
    first_id := credits.first_entry(
      rpc_credit_find_entries.tenant_id, rpc_credit_find_entries.since
    );
  end if;

  -- Two statements, not one with an or: a plan for both would sort the whole history.
  if is_rare then
    open candidates for
      select e.entry_id, e.credit_type, e.kind::text as kind, e.action, e.actor
      from credits.notable_entries as n
      -- with a limit, so that it is looked up per row whatever the planner believes
      cross join lateral (
        select e.*
        from credits.entries as e
        where (e.tenant_id, e.entry_id) = (n.tenant_id, n.entry_id)
        limit 1
      ) as e
      where n.tenant_id = rpc_credit_find_entries.tenant_id
        and n.entry_id >= first_id
        and n.entry_id < end_id
        and n.kind in ('topup', 'expire', 'reverse', 'restore', 'adjust')
      order by n.entry_id desc;
  else
    open candidates for
      select e.entry_id, e.credit_type, e.kind::text as kind, e.action, e.actor
      from credits.entries as e
      where e.tenant_id = rpc_credit_find_entries.tenant_id
        and e.entry_id >= first_id
        and e.entry_id < end_id
      order by e.entry_id desc;
  end if;

  loop
    fetch candidates into candidate;
    exit when not found;
    looked_at := looked_at + 1;
    next_before := candidate.entry_id;
    if candidate.credit_type = rpc_credit_find_entries.credit_type
      and candidate.kind not in ('hold', 'release')
      and coalesce(candidate.kind = any (rpc_credit_find_entries.kinds), true)
      and coalesce(candidate.action = rpc_credit_find_entries.action,
        rpc_credit_find_entries.action is null)
      and coalesce(candidate.actor = rpc_credit_find_entries.actor,
        rpc_credit_find_entries.actor is null)
    then
      found_ids := found_ids || candidate.entry_id;
    end if;
    exit when cardinality(found_ids) = max_found or looked_at = max_looked_at;
  end loop;
  close candidates;

  if cardinality(found_ids) < max_found and looked_at < max_looked_at then
    next_before := null;
  end if;

  select coalesce(jsonb_agg(to_jsonb(v) order by v.entry_id desc), '[]')
  into entries
  from unnest(found_ids) as f (entry_id)
  cross join lateral (
    select v.*
    from public.credit_entries as v
    where v.tenant_id = rpc_credit_find_entries.tenant_id
      and v.entry_id = f.entry_id
    limit 1
  ) as v;
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_find_purchase(tenant_id uuid, purchase_id uuid)
 RETURNS TABLE(status text, amount_credits bigint, stripe_session_id text, stripe_payment_intent_id text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return query
  select p.status, p.amount_credits, p.stripe_session_id, p.stripe_payment_intent_id
  from billing.purchases as p
  where p.tenant_id = rpc_credit_find_purchase.tenant_id
    and p.purchase_id = rpc_credit_find_purchase.purchase_id;

  if not found then
    perform credits.fail(
      404, 'unknown_purchase', 'Cannot find the purchase in this tenant', 'Check purchase_id'
    );
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_finish_notice(tenant_id uuid, notice_id uuid, problem text DEFAULT NULL::text)
 RETURNS TABLE(state text, attempts integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return query
  update billing.notices as n
  set state = case
      when rpc_credit_finish_notice.problem is null then 'delivered'
      -- whoever tests wants to know now, and presses the button again
      when n.attempts >= 12 or n.type = 'endpoint.test' then 'given_up'
      else 'pending'
    end,
    delivered_at = case when rpc_credit_finish_notice.problem is null then now() end,
    last_problem = left(rpc_credit_finish_notice.problem, 200),
    next_attempt_at = now() + least(
      make_interval(mins => (2 ^ least(n.attempts - 1, 10))::integer), interval '8 hours'
    )
  where n.tenant_id = rpc_credit_finish_notice.tenant_id
    and n.notice_id = rpc_credit_finish_notice.notice_id
    and n.state = 'pending'
  returning n.state, n.attempts;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_finish_operation(record_id bigint, outcome text, code text DEFAULT NULL::text)
 RETURNS TABLE(is_new boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into billing.operator_outcomes (record_id, outcome, code)
  values (
    rpc_credit_finish_operation.record_id, rpc_credit_finish_operation.outcome,
    rpc_credit_finish_operation.code
  )
  on conflict on constraint operator_outcomes_pkey do nothing;
  is_new := found;
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_hold(tenant_id uuid, amount bigint DEFAULT NULL::bigint, idempotency_key text DEFAULT NULL::text, ttl_seconds integer DEFAULT 900, credit_type text DEFAULT 'credit'::text, action text DEFAULT NULL::text, quantity bigint DEFAULT 1, reference text DEFAULT NULL::text, metadata jsonb DEFAULT '{}'::jsonb, actor uuid DEFAULT NULL::uuid)
 RETURNS TABLE(outcome text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean, hold_id uuid, deadline_at timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  cost bigint;
  request_fingerprint bytea;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_hold.idempotency_key, rpc_credit_hold.reference, rpc_credit_hold.metadata
  );
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'hold', rpc_credit_hold.amount, rpc_credit_hold.ttl_seconds, rpc_credit_hold.credit_type,
    rpc_credit_hold.action, rpc_credit_hold.quantity, rpc_credit_hold.reference,
    rpc_credit_hold.metadata, rpc_credit_hold.actor
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_hold.tenant_id));
  entry := credits.find_twin(
    rpc_credit_hold.tenant_id, rpc_credit_hold.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    if coalesce(rpc_credit_hold.ttl_seconds, 0) not between 1 and 2592000 then
      perform credits.fail(
        400, 'malformed_request', 'Cannot hold for this long: ttl_seconds must be 1 to 2592000',
        'Send how many seconds the work may take, at most 30 days'
      );
    end if;
    deadline_at := now() + make_interval(secs => rpc_credit_hold.ttl_seconds);
    cost := credits.cost_of(
      rpc_credit_hold.credit_type, rpc_credit_hold.amount, rpc_credit_hold.action,
      rpc_credit_hold.quantity
    );
    account := credits.move_balance(
      rpc_credit_hold.tenant_id, rpc_credit_hold.credit_type, 0, cost, cost, deadline_at
    );
    if account.has_budgets and rpc_credit_hold.actor is not null then
      perform credits.draw_on_budgets(
        account.tenant_id, account.credit_type, rpc_credit_hold.actor, rpc_credit_hold.action, cost
      );
    end if;
    entry := credits.append_entry(
      account, 'hold', 0, cost, rpc_credit_hold.idempotency_key, request_fingerprint,
      rpc_credit_hold.action, rpc_credit_hold.quantity, rpc_credit_hold.reference,
      actor => rpc_credit_hold.actor, metadata => rpc_credit_hold.metadata
    );
    insert into credits.holds as h (
      tenant_id, credit_type, amount_credits, from_spent, deadline_at, entry_id
    )
    values (
      entry.tenant_id, entry.credit_type, cost, entry.spent_total_after - cost, deadline_at,
      entry.entry_id
    )
    returning h.hold_id into hold_id;
  else
    select h.hold_id, h.deadline_at
    into hold_id, deadline_at
    from credits.holds as h
    where h.tenant_id = entry.tenant_id
      and h.entry_id = entry.entry_id;
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'held';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_lift_freeze(tenant_id uuid, cause_id text, reason text, actor text)
 RETURNS TABLE(lifted_at timestamp with time zone, lift_reason text, lifted_by text, is_frozen boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  lifted billing.freezes;
begin
  if coalesce(char_length(trim(rpc_credit_lift_freeze.reason)), 0) not between 1 and 1000
    or coalesce(char_length(trim(rpc_credit_lift_freeze.actor)), 0) not between 1 and 255
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot lift a freeze without a reason and a name',
      'Say in at most 1000 characters why, and who decided it'
    );
  end if;

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_lift_freeze.tenant_id));
  update billing.freezes as f
  set lifted_at = coalesce(f.lifted_at, now()),
    lift_reason = coalesce(f.lift_reason, trim(rpc_credit_lift_freeze.reason)),
    lifted_by = coalesce(f.lifted_by, trim(rpc_credit_lift_freeze.actor))
  where f.tenant_id = rpc_credit_lift_freeze.tenant_id
    and f.cause_id = rpc_credit_lift_freeze.cause_id
  returning f.* into lifted;
  if lifted.cause_id is null then
    perform credits.fail(
      404, 'unknown_freeze', 'Cannot find this freeze of the tenant',
      'List the freezes; cause_id is Stripe''s id of the dispute or the warning'
    );
  end if;

  perform billing.apply_freezes(lifted.tenant_id, lifted.credit_type);
  return query
  select
    lifted.lifted_at, lifted.lift_reason, lifted.lifted_by,
    exists (
      select
      from billing.freezes as f
      where f.tenant_id = lifted.tenant_id
        and f.credit_type = lifted.credit_type
        and f.lifted_at is null
    );
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_list_catalogue(kind text DEFAULT NULL::text, item_id text DEFAULT NULL::text)
 RETURNS TABLE(kind text, item_id text, version integer, content jsonb, saved_by uuid, saved_by_email text, reason text, saved_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select v.kind, v.item_id, v.version, v.content, v.saved_by,
    tenancy.email_of(v.saved_by), v.reason, v.saved_at
  from billing.catalogue_versions as v
  where case
    when rpc_credit_list_catalogue.item_id is not null then
      v.kind = rpc_credit_list_catalogue.kind
      and v.item_id = rpc_credit_list_catalogue.item_id
    else
      v.version = (
        select max(w.version)
        from billing.catalogue_versions as w
        where w.kind = v.kind
          and w.item_id = v.item_id
      )
  end
  order by v.kind desc, (v.content ->> 'sort_order')::integer, v.item_id, v.version desc
  limit case when rpc_credit_list_catalogue.item_id is null then 1000 else 100 end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_list_events(status text DEFAULT NULL::text, type text DEFAULT NULL::text, before_event_id text DEFAULT NULL::text, page_size integer DEFAULT 50)
 RETURNS SETOF billing.stripe_events
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
declare
  max_events constant integer := least(greatest(rpc_credit_list_events.page_size, 1), 200);
  -- after everything there is
  before_received_at timestamptz := 'infinity';
begin
  if rpc_credit_list_events.before_event_id is not null then
    select e.received_at
    into before_received_at
    from billing.stripe_events as e
    where e.event_id = rpc_credit_list_events.before_event_id;
    if not found then
      perform credits.fail(
        404, 'unknown_event', 'Cannot find the event', 'Read the log from its newest event on'
      );
    end if;
  end if;

  return query
  select e.*
  from billing.stripe_events as e
  where (e.received_at, e.event_id) < (
    before_received_at, coalesce(rpc_credit_list_events.before_event_id, '')
  )
    and (rpc_credit_list_events.status is null or e.status = rpc_credit_list_events.status)
    and (rpc_credit_list_events.type is null or e.type = rpc_credit_list_events.type)
  order by e.received_at desc, e.event_id desc
  limit max_events;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_list_freezes(include_lifted boolean DEFAULT false)
 RETURNS TABLE(tenant_id uuid, cause_id text, cause text, purchase_id uuid, credit_type text, frozen_at timestamp with time zone, lifted_at timestamp with time zone, lift_reason text, lifted_by text, tenant_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select
    f.tenant_id, f.cause_id, f.cause, f.purchase_id, f.credit_type, f.frozen_at, f.lifted_at,
    f.lift_reason, f.lifted_by, t.name
  from billing.freezes as f
  left join public.tenants as t
    on t.tenant_id = f.tenant_id
  where f.lifted_at is null or rpc_credit_list_freezes.include_lifted
  order by f.frozen_at, f.cause_id
  limit 1000;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_list_operations(acted_by uuid DEFAULT NULL::uuid, about_tenant_id uuid DEFAULT NULL::uuid, of_action text DEFAULT NULL::text, not_done boolean DEFAULT false, before_record_id bigint DEFAULT NULL::bigint, page_size integer DEFAULT 50)
 RETURNS TABLE(record_id bigint, action text, actor uuid, actor_email text, tenant_id uuid, tenant_name text, subject text, reason text, details jsonb, outcome text, code text, created_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
declare
  last_id constant bigint := coalesce(
    rpc_credit_list_operations.before_record_id, 9223372036854775807
  );
begin
  return query
  select
    r.record_id, r.action, r.actor, tenancy.email_of(r.actor), r.tenant_id, t.name, r.subject,
    r.reason, r.details, o.outcome, o.code, r.created_at
  from billing.operator_records as r
  left join billing.operator_outcomes as o
    on o.record_id = r.record_id
  left join public.tenants as t
    on t.tenant_id = r.tenant_id
  where r.record_id < last_id
    and (
      rpc_credit_list_operations.acted_by is null
      or r.actor = rpc_credit_list_operations.acted_by
    )
    and (
      rpc_credit_list_operations.about_tenant_id is null
      or r.tenant_id = rpc_credit_list_operations.about_tenant_id
    )
    and (
      rpc_credit_list_operations.of_action is null
      or r.action = rpc_credit_list_operations.of_action
    )
    and (not rpc_credit_list_operations.not_done or o.outcome <> 'done')
  order by r.record_id desc
  limit least(greatest(rpc_credit_list_operations.page_size, 1), 200);
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_list_operators()
 RETURNS TABLE(user_id uuid, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select o.user_id, tenancy.email_of(o.user_id)
  from tenancy.operators as o
  order by 2, 1
  limit 1000;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_list_quarantine(case_id text DEFAULT NULL::text, include_resolved boolean DEFAULT false, max_cases integer DEFAULT 100)
 RETURNS TABLE(id text, reason text, tenant_id uuid, purchase_id uuid, event_type text, since timestamp with time zone, purchase_status text, amount_credits bigint, price_minor bigint, currency text, stripe_session_id text, stripe_customer_id text, begun_at timestamp with time zone, resolved_at timestamp with time zone, resolution text, resolved_by text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select
    c.case_id, c.reason, c.tenant_id, c.purchase_id, c.event_type, c.since, p.status,
    p.amount_credits, p.price_minor, p.currency, p.stripe_session_id, u.stripe_customer_id,
    p.created_at, r.resolved_at, r.reason, r.actor
  from billing.quarantine_cases() as c
  left join billing.purchases as p
    on p.tenant_id = c.tenant_id
    and p.purchase_id = c.purchase_id
  left join billing.stripe_customers as u
    on u.tenant_id = p.tenant_id
    and u.livemode = p.livemode
  left join billing.resolutions as r
    on r.case_id = c.case_id
  where case
    when rpc_credit_list_quarantine.case_id is not null
      then c.case_id = rpc_credit_list_quarantine.case_id
    else r.case_id is null or rpc_credit_list_quarantine.include_resolved
  end
  order by c.since, c.case_id
  limit least(rpc_credit_list_quarantine.max_cases, 1000);
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_list_tenants(search text DEFAULT NULL::text, standing text DEFAULT NULL::text, after_tenant_id uuid DEFAULT NULL::uuid, credit_type text DEFAULT 'credit'::text, page_size integer DEFAULT 50, sort text DEFAULT 'name'::text, after_key bigint DEFAULT NULL::bigint)
 RETURNS TABLE(tenant_id uuid, name text, created_at timestamp with time zone, balance bigint, held bigint, available bigint, is_frozen boolean, last_purchase_at timestamp with time zone, sort_key bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET plan_cache_mode TO 'force_custom_plan'
 SET search_path TO ''
AS $function$
declare
  needle constant text := lower(rpc_credit_list_tenants.search);
  after_name constant text := (
    select t.name
    from public.tenants as t
    where t.tenant_id = rpc_credit_list_tenants.after_tenant_id
  );
  -- Found first and by themselves: by name, one would look up every balance for a few of them.
  standing_so uuid[];
begin
  if rpc_credit_list_tenants.standing is not null then
    standing_so := array(
      select b.tenant_id
      from public.tenant_credit_balance as b
      where b.credit_type = rpc_credit_list_tenants.credit_type
        and case rpc_credit_list_tenants.standing
          when 'debt' then b.balance < 0
          when 'frozen' then b.is_frozen
        end
    );
  end if;

  return query
  with page as materialized (
    select
      t.tenant_id, t.name, t.created_at, coalesce(b.is_frozen, false) as is_frozen,
      case rpc_credit_list_tenants.sort
        when 'balance_low' then coalesce(b.balance, 0)
        when 'balance_high' then -coalesce(b.balance, 0)
      end as sort_key
    from public.tenants as t
    left join public.tenant_credit_balance as b
      on b.tenant_id = t.tenant_id
      and b.credit_type = rpc_credit_list_tenants.credit_type
    where (needle is null or strpos(lower(t.name), needle) > 0 or t.tenant_id::text = needle)
      and (standing_so is null or t.tenant_id = any (standing_so))
      and (
        after_name is null
        or rpc_credit_list_tenants.sort <> 'name'
        or (t.name, t.tenant_id) > (after_name, rpc_credit_list_tenants.after_tenant_id)
      )
      and (
        after_name is null
        or rpc_credit_list_tenants.sort = 'name'
        or (
          case rpc_credit_list_tenants.sort
            when 'balance_high' then -coalesce(b.balance, 0)
            else coalesce(b.balance, 0)
          end,
          t.name, t.tenant_id
        ) > (
          rpc_credit_list_tenants.after_key, after_name, rpc_credit_list_tenants.after_tenant_id
        )
      )
    order by 5, t.name, t.tenant_id
    limit least(greatest(rpc_credit_list_tenants.page_size, 1), 200)
  )
  select
    p.tenant_id, p.name, p.created_at, r.balance, r.held, r.available, p.is_frozen,
    (
      select max(bought.created_at)
      from billing.purchases as bought
      where bought.tenant_id = p.tenant_id
        and bought.entry_id is not null
    ),
    p.sort_key
  from page as p
  cross join lateral credits.read_balance(
    p.tenant_id, rpc_credit_list_tenants.credit_type
  ) as r
  order by p.sort_key, p.name, p.tenant_id;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_list_unfinished(livemode boolean, begun_before timestamp with time zone, after uuid DEFAULT NULL::uuid, page_size integer DEFAULT 50)
 RETURNS TABLE(tenant_id uuid, purchase_id uuid, stripe_session_id text, stripe_payment_intent_id text, stripe_customer_id text, status text, created_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with unfinished as (
    (
      select p.tenant_id, p.purchase_id, null as payment_intent_id
      from billing.purchases as p
      where p.status in ('created', 'open', 'processing')
        and p.created_at < rpc_credit_list_unfinished.begun_before
        and p.livemode = rpc_credit_list_unfinished.livemode
        and (p.stripe_session_id is not null or p.created_at > now() - interval '30 days')
        and (p.purchase_id > rpc_credit_list_unfinished.after
          or rpc_credit_list_unfinished.after is null)
      order by p.purchase_id
      limit rpc_credit_list_unfinished.page_size
    )
    union all
    (
      select p.tenant_id, p.purchase_id, null as payment_intent_id
      from billing.purchases as p
      where p.status in ('expired', 'failed')
        and p.stripe_payment_intent_id is not null
        and p.updated_at > now() - interval '30 days'
        and p.created_at < rpc_credit_list_unfinished.begun_before
        and p.livemode = rpc_credit_list_unfinished.livemode
        and (p.purchase_id > rpc_credit_list_unfinished.after
          or rpc_credit_list_unfinished.after is null)
      order by p.purchase_id
      limit rpc_credit_list_unfinished.page_size
    )
    union all
    (
      select r.tenant_id, r.purchase_id, r.payment_intent_id
      from billing.refunds as r
      where r.status in ('pending', 'requires_action')
        and (r.purchase_id > rpc_credit_list_unfinished.after
          or rpc_credit_list_unfinished.after is null)
      order by r.purchase_id
      limit rpc_credit_list_unfinished.page_size
    )
    union all
    (
      select d.tenant_id, d.purchase_id, d.payment_intent_id
      from billing.disputes as d
      where d.status not in ('won', 'lost', 'prevented', 'warning_closed')
        and (d.purchase_id > rpc_credit_list_unfinished.after
          or rpc_credit_list_unfinished.after is null)
      order by d.purchase_id
      limit rpc_credit_list_unfinished.page_size
    )
  )
  select
    p.tenant_id, p.purchase_id, p.stripe_session_id,
    coalesce(p.stripe_payment_intent_id, u.payment_intent_id), c.stripe_customer_id, p.status,
    p.created_at
  from (
    select f.tenant_id, f.purchase_id, min(f.payment_intent_id) as payment_intent_id
    from unfinished as f
    group by f.tenant_id, f.purchase_id
  ) as u
  join billing.purchases as p
    on p.tenant_id = u.tenant_id
    and p.purchase_id = u.purchase_id
    and p.livemode = rpc_credit_list_unfinished.livemode
  left join billing.stripe_customers as c
    on c.tenant_id = p.tenant_id
    and c.livemode = p.livemode
  order by p.purchase_id
  limit rpc_credit_list_unfinished.page_size;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_open_purchase(tenant_id uuid, purchase_id uuid, session_id text)
 RETURNS TABLE(status text, stripe_session_id text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return query
  update billing.purchases as p
  set stripe_session_id = coalesce(p.stripe_session_id, rpc_credit_open_purchase.session_id),
    status = case p.status when 'created' then 'open' else p.status end,
    updated_at = now()
  where p.tenant_id = rpc_credit_open_purchase.tenant_id
    and p.purchase_id = rpc_credit_open_purchase.purchase_id
  returning p.status, p.stripe_session_id;

  if not found then
    perform credits.fail(
      404, 'unknown_purchase', 'Cannot open the purchase: it is unknown', 'Start a new attempt'
    );
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_preflight(tenant_id uuid, amount bigint DEFAULT NULL::bigint, credit_type text DEFAULT 'credit'::text, action text DEFAULT NULL::text, quantity bigint DEFAULT 1, actor uuid DEFAULT NULL::uuid)
 RETURNS TABLE(allowed boolean, required bigint, balance bigint, held bigint, available bigint, shortfall bigint, expires_next_at timestamp with time zone, expires_next_credits bigint, budget_left bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  has_budgets boolean;
  is_frozen boolean;
begin
  required := rpc_credit_preflight.amount;
  if rpc_credit_preflight.action is not null or rpc_credit_preflight.quantity is distinct from 1
    or (required between 1 and 1000000000000) is not true then
    required := credits.cost_of(
      rpc_credit_preflight.credit_type, required, rpc_credit_preflight.action,
      rpc_credit_preflight.quantity
    );
  end if;

  -- The usual account, which can pay: the row is the whole truth while nothing of it expires.
  select b.balance, b.held, b.balance - b.held, true, 0
  into balance, held, available, allowed, shortfall
  from public.tenant_credit_balance as b
  where b.tenant_id = rpc_credit_preflight.tenant_id
    and b.credit_type = rpc_credit_preflight.credit_type
    and b.balance - b.held >= required
    and b.next_due_at = 'infinity'
    and not b.is_frozen
    and not b.has_budgets;
  if found then
    return next;
    return;
  end if;

  select b.has_budgets, b.is_frozen
  into has_budgets, is_frozen
  from public.tenant_credit_balance as b
  where b.tenant_id = rpc_credit_preflight.tenant_id
    and b.credit_type = rpc_credit_preflight.credit_type;
  if has_budgets is null then
    perform credits.check_account(rpc_credit_preflight.tenant_id, rpc_credit_preflight.credit_type);
  end if;

  if is_frozen then
    perform credits.refuse_frozen();
  end if;

  select r.balance, r.held, r.available, r.expires_next_at, r.expires_next_credits
  into balance, held, available, expires_next_at, expires_next_credits
  from credits.read_balance(
    rpc_credit_preflight.tenant_id, rpc_credit_preflight.credit_type
  ) as r;

  if has_budgets then
    select min(greatest(b.limit_credits - credits.spent_on_budget(b), 0))
    into budget_left
    from credits.budgets as b
    where b.tenant_id = rpc_credit_preflight.tenant_id
      and b.credit_type = rpc_credit_preflight.credit_type
      and b.user_id = coalesce(rpc_credit_preflight.actor, auth.uid())
      and (b.action is null or b.action = rpc_credit_preflight.action);
  end if;

  available := least(greatest(available, 0), budget_left);
  allowed := available >= required;
  shortfall := greatest(required - available, 0);
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_read_purchases(tenant_ids uuid[], purchase_ids uuid[])
 RETURNS TABLE(tenant_id uuid, purchase_id uuid, status text, amount_credits bigint, price_minor bigint, stripe_session_id text, stripe_payment_intent_id text, reversed_minor bigint, reversed_credits bigint, refunds jsonb, disputes jsonb, freezes text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select
    p.tenant_id, p.purchase_id, p.status, p.amount_credits, p.price_minor, p.stripe_session_id,
    p.stripe_payment_intent_id, p.reversed_minor, p.reversed_credits,
    array_to_json(array(
      select json_build_object(
        'id', r.refund_id, 'amount_minor', r.amount_minor, 'status', r.status
      )
      from billing.refunds as r
      where r.tenant_id = p.tenant_id
        and r.purchase_id = p.purchase_id
    ))::jsonb,
    array_to_json(array(
      select json_build_object(
        'id', d.dispute_id, 'status', d.status, 'withdrawn_minor', d.withdrawn_minor,
        'reinstated_minor', d.reinstated_minor
      )
      from billing.disputes as d
      where d.tenant_id = p.tenant_id
        and d.purchase_id = p.purchase_id
    ))::jsonb,
    case
      when coalesce((select o.freezes_on_fraud_warning from billing.policies as o), true)
        then array(
          select f.cause_id
          from billing.freezes as f
          where f.tenant_id = p.tenant_id
            and f.purchase_id = p.purchase_id
        )
    end
  from (
    select distinct i.tenant_id, i.purchase_id
    from unnest(rpc_credit_read_purchases.tenant_ids, rpc_credit_read_purchases.purchase_ids)
      as i (tenant_id, purchase_id)
  ) as asked
  join billing.purchases as p
    on p.tenant_id = asked.tenant_id
    and p.purchase_id = asked.purchase_id;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_record_decline(tenant_id uuid, purchase_id uuid, event_id text, event_type text, livemode boolean, max_declines integer, window_seconds integer, pause_seconds integer, occurred_at timestamp with time zone DEFAULT now())
 RETURNS TABLE(outcome text, closes boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  window_length interval := make_interval(secs => rpc_credit_record_decline.window_seconds);
  seen billing.declines;
  is_ours boolean := exists (
    select
    from billing.purchases as p
    where p.tenant_id = rpc_credit_record_decline.tenant_id
      and p.purchase_id = rpc_credit_record_decline.purchase_id
      and p.livemode = rpc_credit_record_decline.livemode
  );
begin
  if not billing.log_event(
    rpc_credit_record_decline.event_id, rpc_credit_record_decline.event_type,
    rpc_credit_record_decline.livemode, case when is_ours then 'received' else 'ignored' end,
    case when not is_ours then 'unknown_purchase' end
  ) then
    return query select 'duplicate', false;
    return;
  end if;

  if not is_ours then
    return query select 'ignored', false;
    return;
  end if;

  update billing.stripe_events as e
  set status = 'processed',
    tenant_id = rpc_credit_record_decline.tenant_id,
    purchase_id = rpc_credit_record_decline.purchase_id,
    updated_at = now()
  where e.event_id = rpc_credit_record_decline.event_id;

  if rpc_credit_record_decline.occurred_at <= now() - window_length then
    return query select 'late', false;
    return;
  end if;

  -- The first finds a window that is over.
  insert into billing.declines (tenant_id, declines, window_ends_at)
  values (rpc_credit_record_decline.tenant_id, 0, '-infinity')
  on conflict on constraint declines_pkey do nothing;
  select d.*
  into seen
  from billing.declines as d
  where d.tenant_id = rpc_credit_record_decline.tenant_id
  for update;

  outcome := 'counted';
  closes := seen.window_ends_at > now()
    and seen.declines + 1 >= rpc_credit_record_decline.max_declines
    and coalesce(seen.closed_until <= now(), true);
  update billing.declines as d
  set declines = case when seen.window_ends_at > now() then seen.declines + 1 else 1 end,
    window_ends_at = case
      when seen.window_ends_at > now() then seen.window_ends_at
      else now() + window_length
    end,
    closed_until = case
      when closes then now() + make_interval(secs => rpc_credit_record_decline.pause_seconds)
      else seen.closed_until
    end
  where d.tenant_id = rpc_credit_record_decline.tenant_id;
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_record_event(event_id text, event_type text, livemode boolean, status text, reason text)
 RETURNS TABLE(recorded boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if rpc_credit_record_event.status not in ('ignored', 'quarantined', 'failed') then
    perform credits.fail(
      400, 'malformed_request', 'Cannot record the event with this status',
      'Use ignored, quarantined or failed; processed is set by the transaction that applies it'
    );
  end if;

  return query
  select billing.log_event(
    rpc_credit_record_event.event_id, rpc_credit_record_event.event_type,
    rpc_credit_record_event.livemode, rpc_credit_record_event.status,
    rpc_credit_record_event.reason
  );
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_record_operation(action text, actor uuid, tenant_id uuid DEFAULT NULL::uuid, subject text DEFAULT NULL::text, reason text DEFAULT NULL::text, details jsonb DEFAULT '{}'::jsonb, refused_with text DEFAULT NULL::text)
 RETURNS TABLE(record_id bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  is_about_stripe constant boolean :=
    rpc_credit_record_operation.action in ('retry_case', 'resolve_case', 'retry_event');
begin
  if rpc_credit_record_operation.tenant_id is null and is_about_stripe then
    rpc_credit_record_operation.tenant_id := coalesce(
      (
        select e.tenant_id
        from billing.stripe_events as e
        where e.event_id = rpc_credit_record_operation.subject
      ),
      (
        select c.tenant_id
        from billing.quarantine_cases() as c
        where c.case_id = rpc_credit_record_operation.subject
      )
    );
  end if;

  insert into billing.operator_records as r (action, actor, tenant_id, subject, reason, details)
  values (
    rpc_credit_record_operation.action, rpc_credit_record_operation.actor,
    rpc_credit_record_operation.tenant_id, rpc_credit_record_operation.subject,
    rpc_credit_record_operation.reason, rpc_credit_record_operation.details
  )
  returning r.record_id
  into record_id;

  if rpc_credit_record_operation.refused_with is not null then
    insert into billing.operator_outcomes (record_id, outcome, code)
    values (
      rpc_credit_record_operation.record_id, 'refused', rpc_credit_record_operation.refused_with
    );
  end if;
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_release(tenant_id uuid, hold_id uuid, idempotency_key text, reference text DEFAULT NULL::text, metadata jsonb DEFAULT '{}'::jsonb)
 RETURNS TABLE(outcome text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  hold credits.holds;
  origin credits.entries;
  request_fingerprint bytea;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_release.idempotency_key, rpc_credit_release.reference, rpc_credit_release.metadata
  );
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'release', rpc_credit_release.hold_id, rpc_credit_release.reference, rpc_credit_release.metadata
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_release.tenant_id));
  entry := credits.find_twin(
    rpc_credit_release.tenant_id, rpc_credit_release.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    hold := credits.lock_hold(rpc_credit_release.tenant_id, rpc_credit_release.hold_id);
    select e.*
    into strict origin
    from credits.entries as e
    where e.tenant_id = hold.tenant_id
      and e.entry_id = hold.entry_id;
    account := credits.move_balance(hold.tenant_id, hold.credit_type, 0, -hold.amount_credits, 0);
    entry := credits.append_entry(
      account, 'release', 0, 0, rpc_credit_release.idempotency_key, request_fingerprint,
      origin.action, origin.quantity, coalesce(rpc_credit_release.reference, origin.reference),
      hold.entry_id, origin.actor, rpc_credit_release.metadata
    );
    perform credits.close_hold(account, hold, 'released', 0, entry.entry_id);
    perform credits.settle_due(hold.tenant_id, hold.credit_type);
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'released';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_resolve_quarantine(case_id text, reason text, actor text)
 RETURNS TABLE(resolved_at timestamp with time zone, resolution text, resolved_by text, replayed boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  found_case record;
begin
  if coalesce(char_length(trim(rpc_credit_resolve_quarantine.reason)), 0) not between 1 and 1000
    or coalesce(char_length(trim(rpc_credit_resolve_quarantine.actor)), 0) not between 1 and 255
  then
    perform credits.fail(
      400, 'malformed_request', 'Cannot resolve a case without a reason and a name',
      'Say in at most 1000 characters what was decided, and who decided it'
    );
  end if;

  perform
  from billing.quarantine_cases() as c
  join billing.purchases as p
    on p.tenant_id = c.tenant_id
    and p.purchase_id = c.purchase_id
  where c.case_id = rpc_credit_resolve_quarantine.case_id
  for update of p;

  select c.*
  into found_case
  from billing.quarantine_cases() as c
  where c.case_id = rpc_credit_resolve_quarantine.case_id;
  if not found then
    perform credits.fail(
      404, 'unknown_case', 'Cannot find this case in the quarantine',
      'List the cases; one that has healed is not there any more'
    );
  end if;

  insert into billing.resolutions (case_id, tenant_id, quarantine_reason, reason, actor)
  values (
    found_case.case_id, found_case.tenant_id, found_case.reason,
    trim(rpc_credit_resolve_quarantine.reason), trim(rpc_credit_resolve_quarantine.actor)
  )
  on conflict on constraint resolutions_pkey do nothing;
  replayed := not found;
  -- An event may name a tenant that is not here.
  if not replayed and exists (
    select from public.tenants as t where t.tenant_id = found_case.tenant_id
  ) then
    perform billing.audit(
      found_case.tenant_id, 'quarantine_resolved', found_case.case_id,
      billing.user_named(trim(rpc_credit_resolve_quarantine.actor)),
      reason => trim(rpc_credit_resolve_quarantine.reason),
      details => jsonb_build_object(
        'resolved_by', trim(rpc_credit_resolve_quarantine.actor),
        'quarantine_reason', found_case.reason
      )
    );
  end if;

  return query
  select r.resolved_at, r.reason, r.actor, replayed
  from billing.resolutions as r
  where r.case_id = rpc_credit_resolve_quarantine.case_id;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_restore(tenant_id uuid, origin_entry_id bigint, amount bigint DEFAULT NULL::bigint, idempotency_key text DEFAULT NULL::text, reason text DEFAULT NULL::text, metadata jsonb DEFAULT '{}'::jsonb, actor uuid DEFAULT NULL::uuid)
 RETURNS TABLE(outcome text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  origin credits.entries;
  left_over bigint;
  restored bigint;
  request_fingerprint bytea;
  account public.tenant_credit_balance;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_restore.idempotency_key, rpc_credit_restore.reason, rpc_credit_restore.metadata
  );
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'restore', rpc_credit_restore.origin_entry_id, rpc_credit_restore.amount,
    rpc_credit_restore.reason, rpc_credit_restore.metadata, rpc_credit_restore.actor
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_restore.tenant_id));
  entry := credits.find_twin(
    rpc_credit_restore.tenant_id, rpc_credit_restore.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    origin := credits.lock_spending(
      rpc_credit_restore.tenant_id, rpc_credit_restore.origin_entry_id
    );
    select -origin.amount_credits - coalesce(sum(e.amount_credits), 0)
    into left_over
    from credits.notable_entries as n
    join credits.entries as e
      on e.tenant_id = n.tenant_id
      and e.entry_id = n.entry_id
    where n.tenant_id = origin.tenant_id
      and n.origin_entry_id = origin.entry_id
      and n.kind = 'restore';
    restored := credits.cost_of(
      origin.credit_type, coalesce(rpc_credit_restore.amount, greatest(left_over, 1)), null, 1
    );
    if restored > left_over then
      perform credits.fail(
        409, 'restore_exceeds_entry',
        format('Cannot restore %s credits of this entry: %s are left', restored, left_over),
        'Restore at most what is left; the entry''s restores are in the history'
      );
    end if;

    account := credits.move_balance(origin.tenant_id, origin.credit_type, restored, 0, 0);
    entry := credits.append_entry(
      account, 'restore', restored, 0, rpc_credit_restore.idempotency_key, request_fingerprint,
      origin.action, null, rpc_credit_restore.reason, origin.entry_id, rpc_credit_restore.actor,
      rpc_credit_restore.metadata
    );
    perform credits.restore_spending(
      account, origin, left_over - restored, left_over, entry.entry_id
    );
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'restored';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_restore_version(kind text, item_id text, version_to_restore integer, expected_version integer, reason text, saved_by uuid)
 RETURNS TABLE(outcome text, version integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  wanted jsonb;
begin
  select v.content
  into wanted
  from billing.catalogue_versions as v
  where v.kind = rpc_credit_restore_version.kind
    and v.item_id = rpc_credit_restore_version.item_id
    and v.version = rpc_credit_restore_version.version_to_restore;
  if not found then
    perform credits.fail(
      404,
      case rpc_credit_restore_version.kind
        when 'package' then 'unknown_package'
        else 'unknown_action'
      end,
      'Cannot find the version to restore', 'List the versions of the item'
    );
  end if;

  if rpc_credit_restore_version.kind = 'package' then
    return query
    select s.outcome, s.version
    from public.rpc_credit_save_package(
      rpc_credit_restore_version.item_id, wanted -> 'labels',
      (wanted ->> 'amount_credits')::bigint, (wanted ->> 'price_minor')::bigint,
      wanted ->> 'currency', (wanted ->> 'is_active')::boolean,
      (wanted ->> 'sort_order')::integer, rpc_credit_restore_version.expected_version,
      rpc_credit_restore_version.reason, rpc_credit_restore_version.saved_by,
      (wanted ->> 'expires_after_days')::integer,
      coalesce((wanted ->> 'is_recommended')::boolean, false)
    ) as s;
  else
    return query
    select s.outcome, s.version
    from public.rpc_credit_save_action(
      rpc_credit_restore_version.item_id, wanted -> 'labels', wanted -> 'unit_labels',
      (wanted ->> 'amount_credits')::bigint, (wanted ->> 'is_active')::boolean,
      (wanted ->> 'sort_order')::integer, rpc_credit_restore_version.expected_version,
      rpc_credit_restore_version.reason, rpc_credit_restore_version.saved_by
    ) as s;
  end if;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_reverse(tenant_id uuid, grant_id uuid, amount bigint, idempotency_key text, reason text DEFAULT NULL::text, metadata jsonb DEFAULT '{}'::jsonb, actor uuid DEFAULT NULL::uuid)
 RETURNS TABLE(outcome text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  request_fingerprint bytea;
  entry credits.entries;
begin
  perform credits.check_request(
    rpc_credit_reverse.idempotency_key, rpc_credit_reverse.reason, rpc_credit_reverse.metadata
  );
  request_fingerprint := credits.fingerprint(jsonb_build_array(
    'reverse', rpc_credit_reverse.grant_id, rpc_credit_reverse.amount, rpc_credit_reverse.reason,
    rpc_credit_reverse.metadata, rpc_credit_reverse.actor
  ));

  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_reverse.tenant_id));
  entry := credits.find_twin(
    rpc_credit_reverse.tenant_id, rpc_credit_reverse.idempotency_key, request_fingerprint
  );
  replayed := entry.entry_id is not null;

  if not replayed then
    if exists (
      select
      from credits.grants as g
      where g.tenant_id = rpc_credit_reverse.tenant_id
        and g.grant_id = rpc_credit_reverse.grant_id
        and g.source in ('purchase', 'reinstatement')
    ) then
      perform credits.fail(
        400, 'malformed_request', 'Cannot reverse a purchase by hand: its payment does',
        'Refund the payment in Stripe: the credits follow the money'
      );
    end if;
    entry := credits.reverse_grant(
      rpc_credit_reverse.tenant_id, rpc_credit_reverse.grant_id, rpc_credit_reverse.amount,
      rpc_credit_reverse.idempotency_key, request_fingerprint, rpc_credit_reverse.reason,
      rpc_credit_reverse.metadata, rpc_credit_reverse.actor
    );
  end if;

  -- From the entry, replayed or new: the first result for ever, whatever happened since.
  outcome := 'reversed';
  entry_id := entry.entry_id;
  balance := entry.balance_after;
  held := entry.held_after;
  available := greatest(entry.balance_after - entry.held_after, 0);
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_save_action(action text, labels jsonb, unit_labels jsonb, amount_credits bigint, is_active boolean, sort_order integer, expected_version integer, reason text, saved_by uuid)
 RETURNS TABLE(outcome text, version integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  listed credits.actions;
  wanted credits.actions;
  broken_rule text;
begin
  lock table credits.actions in share row exclusive mode;
  select a.*
  into listed
  from credits.actions as a
  where a.action = rpc_credit_save_action.action;
  wanted := (
    rpc_credit_save_action.action, coalesce(listed.credit_type, 'credit'),
    rpc_credit_save_action.amount_credits, rpc_credit_save_action.labels,
    rpc_credit_save_action.unit_labels, rpc_credit_save_action.is_active,
    rpc_credit_save_action.sort_order
  )::credits.actions;

  outcome := 'unchanged';
  if listed is distinct from wanted then
    perform billing.expect_version(
      'action', rpc_credit_save_action.action, listed.action is not null,
      rpc_credit_save_action.expected_version
    );
    perform billing.sign_version(rpc_credit_save_action.saved_by, rpc_credit_save_action.reason);
    begin
      if listed.action is null then
        insert into credits.actions
        select wanted.*;
      else
        update credits.actions as a
        set labels = wanted.labels,
          unit_labels = wanted.unit_labels,
          amount_credits = wanted.amount_credits,
          is_active = wanted.is_active,
          sort_order = wanted.sort_order
        where a.action = wanted.action;
      end if;
    exception
      when check_violation or not_null_violation then
        get stacked diagnostics broken_rule = message_text;
        perform credits.fail(
          400, 'malformed_request', format('Cannot save the action: %s', broken_rule),
          'Send what the rule asks for'
        );
    end;
    perform billing.sign_version(null, null);
    outcome := case when listed.action is null then 'added' else 'changed' end;
  end if;

  select max(v.version)
  into version
  from billing.catalogue_versions as v
  where v.kind = 'action'
    and v.item_id = rpc_credit_save_action.action;
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_save_customer(tenant_id uuid, livemode boolean, customer_id text)
 RETURNS TABLE(stripe_customer_id text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update billing.stripe_customers as c
  set stripe_customer_id = coalesce(c.stripe_customer_id, rpc_credit_save_customer.customer_id)
  where c.tenant_id = rpc_credit_save_customer.tenant_id
    and c.livemode = rpc_credit_save_customer.livemode
  returning c.stripe_customer_id;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_save_package(package_id text, labels jsonb, amount_credits bigint, price_minor bigint, currency text, is_active boolean, sort_order integer, expected_version integer, reason text, saved_by uuid, expires_after_days integer DEFAULT NULL::integer, is_recommended boolean DEFAULT false)
 RETURNS TABLE(outcome text, version integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_save_reconcile(run_id bigint, looked_at integer, repaired integer, unable integer, findings jsonb, lease_seconds integer, part text DEFAULT NULL::text, place text DEFAULT NULL::text, outcome text DEFAULT NULL::text, error text DEFAULT NULL::text)
 RETURNS TABLE(kept boolean, marked jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if rpc_credit_save_reconcile.outcome not in ('complete', 'partial', 'failed') then
    perform credits.fail(
      400, 'malformed_request', 'Cannot end the run with this outcome',
      'Use complete, partial or failed'
    );
  end if;

  marked := billing.mark_findings(rpc_credit_save_reconcile.findings);

  update billing.reconcile_runs as r
  set part = rpc_credit_save_reconcile.part,
    place = rpc_credit_save_reconcile.place,
    looked_at = r.looked_at + rpc_credit_save_reconcile.looked_at,
    repaired = r.repaired + rpc_credit_save_reconcile.repaired,
    unable = r.unable + rpc_credit_save_reconcile.unable,
    findings = jsonb_path_query_array(r.findings || marked, '$[0 to 199]'),
    outcome = coalesce(rpc_credit_save_reconcile.outcome, r.outcome),
    error = rpc_credit_save_reconcile.error,
    lease_ends_at = now() + make_interval(secs => rpc_credit_save_reconcile.lease_seconds),
    finished_at = case when rpc_credit_save_reconcile.outcome is not null then now() end
  where r.run_id = rpc_credit_save_reconcile.run_id
    and r.outcome = 'running';

  kept := found;
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_set_auto_topup(tenant_id uuid, is_on boolean, set_by uuid, threshold_credits bigint DEFAULT NULL::bigint, package_id text DEFAULT NULL::text, monthly_cap_minor bigint DEFAULT NULL::bigint, cooldown_seconds integer DEFAULT 3600, locale text DEFAULT 'en'::text)
 RETURNS TABLE(outcome text, price_minor bigint, currency text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  package billing.packages;
begin
  perform credits.check_account(rpc_credit_set_auto_topup.tenant_id, 'credit');
  outcome := case when rpc_credit_set_auto_topup.is_on then 'switched_on' else 'switched_off' end;

  if rpc_credit_set_auto_topup.is_on then
    select p.*
    into package
    from billing.packages as p
    where p.package_id = rpc_credit_set_auto_topup.package_id
      and p.is_active;
    if package.package_id is null then
      perform credits.fail(
        404, 'unknown_package', 'Cannot find the package among those for sale',
        'Read credit_packages for the packages that can be bought'
      );
    end if;
    if (rpc_credit_set_auto_topup.threshold_credits between 1 and 1000000000000) is not true
      or (rpc_credit_set_auto_topup.cooldown_seconds between 60 and 2592000) is not true
      or (
        rpc_credit_set_auto_topup.monthly_cap_minor between package.price_minor and 9999999999
      ) is not true
    then
      perform credits.fail(
        422, 'amount_out_of_range', 'Cannot use these limits for automatic top-up',
        'Send a threshold of at least 1, a monthly cap of at least the package''s price, and a '
        || 'cooldown of 60 to 2592000 seconds'
      );
    end if;

    insert into billing.auto_topups as a (
      tenant_id, is_on, threshold_credits, package_id, price_minor, currency, monthly_cap_minor,
      cooldown_seconds, checkout_locale, set_by
    )
    values (
      rpc_credit_set_auto_topup.tenant_id, true, rpc_credit_set_auto_topup.threshold_credits,
      package.package_id, package.price_minor, package.currency,
      rpc_credit_set_auto_topup.monthly_cap_minor, rpc_credit_set_auto_topup.cooldown_seconds,
      rpc_credit_set_auto_topup.locale, rpc_credit_set_auto_topup.set_by
    )
    on conflict on constraint auto_topups_pkey do update
    set (
        is_on, threshold_credits, package_id, price_minor, currency, monthly_cap_minor,
        cooldown_seconds, checkout_locale, set_by
      ) = (
        excluded.is_on, excluded.threshold_credits, excluded.package_id, excluded.price_minor,
        excluded.currency, excluded.monthly_cap_minor, excluded.cooldown_seconds,
        excluded.checkout_locale, excluded.set_by
      ),
      state = 'waiting',
      state_since = now(),
      declines = 0,
      paused_until = case a.pause when 'cooling_down' then a.paused_until else '-infinity' end,
      set_at = now();
  else
    update billing.auto_topups as a
    set is_on = false,
      state = 'off',
      state_since = now(),
      set_by = rpc_credit_set_auto_topup.set_by,
      set_at = now()
    where a.tenant_id = rpc_credit_set_auto_topup.tenant_id;
  end if;

  price_minor := package.price_minor;
  currency := package.currency;
  perform billing.audit(
    rpc_credit_set_auto_topup.tenant_id, 'auto_topup_' || outcome, package.package_id,
    rpc_credit_set_auto_topup.set_by,
    details => jsonb_strip_nulls(jsonb_build_object(
      'threshold_credits', rpc_credit_set_auto_topup.threshold_credits,
      'monthly_cap_minor', rpc_credit_set_auto_topup.monthly_cap_minor,
      'price_minor', price_minor, 'currency', currency
    ))
  );
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_set_budget(tenant_id uuid, user_id uuid, limit_credits bigint DEFAULT NULL::bigint, action text DEFAULT NULL::text, credit_type text DEFAULT 'credit'::text, set_by uuid DEFAULT NULL::uuid)
 RETURNS TABLE(outcome text, spent_credits bigint, left_credits bigint, resets_at timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  budget credits.budgets;
begin
  perform credits.check_account(
    rpc_credit_set_budget.tenant_id, rpc_credit_set_budget.credit_type
  );
  perform pg_advisory_xact_lock(1, uuid_hash(rpc_credit_set_budget.tenant_id));

  if rpc_credit_set_budget.limit_credits is null then
    perform credits.remove_budget(
      rpc_credit_set_budget.tenant_id, rpc_credit_set_budget.credit_type,
      rpc_credit_set_budget.user_id, rpc_credit_set_budget.action
    );
    outcome := 'removed';
    perform billing.audit(
      rpc_credit_set_budget.tenant_id, 'budget_removed', rpc_credit_set_budget.user_id::text,
      rpc_credit_set_budget.set_by,
      details => jsonb_build_object('action', rpc_credit_set_budget.action)
    );
    return next;
    return;
  end if;

  if rpc_credit_set_budget.limit_credits not between 0 and 1000000000000 then
    perform credits.fail(
      422, 'amount_out_of_range', 'Cannot use the limit: it must be between 0 and 1000000000000',
      'Send a whole number of credits, 0 to allow nothing, or null to remove the budget'
    );
  end if;

  if tenancy.role_of(rpc_credit_set_budget.tenant_id, rpc_credit_set_budget.user_id) is null then
    perform credits.fail(
      404, 'unknown_member', 'Cannot find the member in this tenant',
      'Check user_id; tenant_members lists the members'
    );
  end if;

  if rpc_credit_set_budget.action is not null
    and not exists (
      select
      from credits.actions as a
      where a.action = rpc_credit_set_budget.action
        and a.credit_type = rpc_credit_set_budget.credit_type
    )
  then
    perform credits.fail(
      404, 'unknown_action', 'Cannot find the action on the price list of this credit type',
      'Read credit_actions for the actions that exist'
    );
  end if;

  budget := credits.set_budget(
    rpc_credit_set_budget.tenant_id, rpc_credit_set_budget.credit_type,
    rpc_credit_set_budget.user_id, rpc_credit_set_budget.action,
    rpc_credit_set_budget.limit_credits, rpc_credit_set_budget.set_by
  );
  perform billing.audit(
    rpc_credit_set_budget.tenant_id, 'budget_set', rpc_credit_set_budget.user_id::text,
    rpc_credit_set_budget.set_by, details => jsonb_build_object(
      'action', rpc_credit_set_budget.action, 'limit_credits', budget.limit_credits
    )
  );
  outcome := 'set';
  spent_credits := credits.spent_on_budget(budget);
  left_credits := greatest(budget.limit_credits - spent_credits, 0);
  resets_at := (credits.utc_month(now()) + interval '1 month') at time zone 'UTC';
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_set_endpoint(tenant_id uuid, url text DEFAULT NULL::text, set_by uuid DEFAULT NULL::uuid)
 RETURNS TABLE(outcome text, secret text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform credits.check_account(rpc_credit_set_endpoint.tenant_id, 'credit');

  if rpc_credit_set_endpoint.url is null then
    delete from billing.notice_endpoints as e
    where e.tenant_id = rpc_credit_set_endpoint.tenant_id;
    outcome := 'removed';
  else
    -- two random UUIDs: 244 bits that nobody can guess
    secret := 'whsec_' || encode(
      uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), 'base64'
    );
    insert into billing.notice_endpoints as e (tenant_id, url, secret, set_by)
    values (
      rpc_credit_set_endpoint.tenant_id, rpc_credit_set_endpoint.url,
      rpc_credit_set_endpoint.secret, rpc_credit_set_endpoint.set_by
    )
    on conflict on constraint notice_endpoints_pkey do update
    set url = excluded.url,
      secret = excluded.secret,
      set_by = excluded.set_by,
      set_at = now();
    outcome := 'set';
  end if;

  perform billing.audit(
    rpc_credit_set_endpoint.tenant_id, 'endpoint_' || outcome, rpc_credit_set_endpoint.url,
    rpc_credit_set_endpoint.set_by
  );
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_set_low_balance(tenant_id uuid, low_balance_credits bigint DEFAULT NULL::bigint, credit_type text DEFAULT 'credit'::text, set_by uuid DEFAULT NULL::uuid)
 RETURNS TABLE(outcome text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform credits.check_account(
    rpc_credit_set_low_balance.tenant_id, rpc_credit_set_low_balance.credit_type
  );

  if rpc_credit_set_low_balance.low_balance_credits is null then
    delete from billing.balance_watches as w
    where w.tenant_id = rpc_credit_set_low_balance.tenant_id
      and w.credit_type = rpc_credit_set_low_balance.credit_type;
    outcome := 'removed';
  elsif rpc_credit_set_low_balance.low_balance_credits not between 1 and 1000000000000 then
    perform credits.fail(
      422, 'amount_out_of_range', 'Cannot use the threshold: it must be 1 to 1000000000000',
      'Send a whole number of credits, or null for no warning'
    );
  else
    insert into billing.balance_watches as w (tenant_id, credit_type, low_balance_credits, set_by)
    values (
      rpc_credit_set_low_balance.tenant_id, rpc_credit_set_low_balance.credit_type,
      rpc_credit_set_low_balance.low_balance_credits, rpc_credit_set_low_balance.set_by
    )
    on conflict on constraint balance_watches_pkey do update
    set low_balance_credits = excluded.low_balance_credits,
      is_low = w.is_low and w.low_balance_credits >= excluded.low_balance_credits,
      set_by = excluded.set_by,
      set_at = now();
    outcome := 'set';
  end if;

  perform billing.audit(
    rpc_credit_set_low_balance.tenant_id, 'low_balance_' || outcome,
    rpc_credit_set_low_balance.credit_type, rpc_credit_set_low_balance.set_by,
    details => jsonb_build_object(
      'low_balance_credits', rpc_credit_set_low_balance.low_balance_credits
    )
  );
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_start_purchase(tenant_id uuid, attempt_id uuid, package_id text, user_id uuid, livemode boolean, locale text, save_card boolean DEFAULT false)
 RETURNS TABLE(purchase_id uuid, status text, package_labels jsonb, amount_credits bigint, price_minor bigint, currency text, checkout_locale text, saves_card boolean, stripe_session_id text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  purchase billing.purchases;
begin
  perform credits.check_account(rpc_credit_start_purchase.tenant_id, 'credit');

  -- An attempt that exists keeps its snapshot, also when its package is no longer for sale.
  insert into billing.purchases (
    tenant_id, attempt_id, package_id, package_labels, credit_type, amount_credits, price_minor,
    currency, expires_after_days, livemode, created_by, checkout_locale, saves_card
  )
  select
    rpc_credit_start_purchase.tenant_id, rpc_credit_start_purchase.attempt_id, p.package_id,
    p.labels, p.credit_type, p.amount_credits, p.price_minor, p.currency,
    p.expires_after_days,
    rpc_credit_start_purchase.livemode, rpc_credit_start_purchase.user_id,
    rpc_credit_start_purchase.locale, rpc_credit_start_purchase.save_card
  from billing.packages as p
  where p.package_id = rpc_credit_start_purchase.package_id
    and p.is_active
  on conflict on constraint purchases_attempt_is_unique do nothing;

  select p.*
  into purchase
  from billing.purchases as p
  where p.tenant_id = rpc_credit_start_purchase.tenant_id
    and p.attempt_id = rpc_credit_start_purchase.attempt_id;

  if purchase.purchase_id is null then
    perform credits.fail(
      404, 'unknown_package', 'Cannot find the package among those for sale',
      'Read credit_packages for the packages that can be bought'
    );
  end if;

  if purchase.package_id <> rpc_credit_start_purchase.package_id
    or purchase.livemode <> rpc_credit_start_purchase.livemode
    or purchase.saves_card <> rpc_credit_start_purchase.save_card
  then
    perform credits.fail(
      409, 'key_reused', 'Cannot use this attempt: it belongs to another purchase',
      'Mint a new attempt_id for another package, or to save the card or not'
    );
  end if;

  -- Only an automatic top-up that waits for its owner may be finished by a person.
  if purchase.origin = 'auto_topup' and purchase.stripe_session_id is null
    and purchase.status <> 'open'
  then
    perform credits.fail(
      409, 'attempt_finished', 'Cannot pay this automatic top-up: it does not wait for anybody',
      'Mint a new attempt_id to buy credits yourself'
    );
  end if;

  -- A session that exists stays payable: its page is the buyer's already, and Stripe guards it.
  if purchase.stripe_session_id is null then
    perform billing.refuse_after_declines(rpc_credit_start_purchase.tenant_id);
  end if;

  return query
  select
    purchase.purchase_id, purchase.status, purchase.package_labels, purchase.amount_credits,
    purchase.price_minor, purchase.currency, purchase.checkout_locale, purchase.saves_card,
    purchase.stripe_session_id;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_start_reconcile(livemode boolean, is_dry_run boolean, lease_seconds integer)
 RETURNS TABLE(run_id bigint, part text, place text, covered_from timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  last_run billing.reconcile_runs;
  goes_on boolean;
begin
  update billing.reconcile_runs as r
  set outcome = 'abandoned',
    finished_at = now()
  where r.outcome = 'running'
    and r.lease_ends_at <= now();

  delete from billing.reconcile_runs as r
  where r.run_id in (
    select o.run_id
    from billing.reconcile_runs as o
    where o.finished_at < now() - interval '90 days'
    order by o.finished_at
    limit 100
  );

  select r.*
  into last_run
  from billing.reconcile_runs as r
  where r.livemode = rpc_credit_start_reconcile.livemode
    and not r.is_dry_run
    and r.outcome <> 'running'
  order by r.run_id desc
  limit 1;
  goes_on := not rpc_credit_start_reconcile.is_dry_run
    and last_run.outcome in ('partial', 'failed', 'abandoned');

  insert into billing.reconcile_runs as r (
    livemode, is_dry_run, part, place, cycle_started_at, lease_ends_at
  )
  values (
    rpc_credit_start_reconcile.livemode, rpc_credit_start_reconcile.is_dry_run,
    case when goes_on then last_run.part end, case when goes_on then last_run.place end,
    case when goes_on then last_run.cycle_started_at else now() end,
    now() + make_interval(secs => rpc_credit_start_reconcile.lease_seconds)
  )
  on conflict (outcome) where outcome = 'running' do nothing
  returning r.run_id, r.part, r.place
  into run_id, part, place;

  select max(r.cycle_started_at)
  into covered_from
  from billing.reconcile_runs as r
  where r.livemode = rpc_credit_start_reconcile.livemode
    and not r.is_dry_run
    and r.outcome = 'complete';
  return next;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_take_rate(scope text, limits jsonb, window_seconds integer)
 RETURNS TABLE(allowed boolean, refused_subject text, retry_after_seconds integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  subjects text[];
  refusal billing.rate_limits;
begin
  perform set_config('synchronous_commit', 'off', true);
  subjects := array(
    select s.subject
    from jsonb_object_keys(rpc_credit_take_rate.limits) as s (subject)
    order by s.subject = 'everyone', s.subject collate "C"
  );

  -- A flood is refused by reading alone: it writes nothing and waits for nobody.
  select r.*
  into refusal
  from billing.rate_limits as r
  where r.scope = rpc_credit_take_rate.scope
    and r.subject = any (subjects)
    and r.window_ends_at > now()
    and r.requests >= (rpc_credit_take_rate.limits ->> r.subject)::integer
  order by r.window_ends_at desc
  limit 1;

  if refusal.subject is null then
    with taken as (
      insert into billing.rate_limits as r (scope, subject, requests, window_ends_at)
      select
        rpc_credit_take_rate.scope, s.subject, 1,
        now() + make_interval(secs => rpc_credit_take_rate.window_seconds)
      from unnest(subjects) as s (subject)
      on conflict on constraint rate_limits_pkey do update
      set requests = case when r.window_ends_at > now() then r.requests + 1 else 1 end,
        window_ends_at = case
          when r.window_ends_at > now() then r.window_ends_at else excluded.window_ends_at
        end
      returning r.*
    )
    select t.*
    into refusal
    from taken as t
    where t.requests > (rpc_credit_take_rate.limits ->> t.subject)::integer
    order by t.window_ends_at desc
    limit 1;

    if refusal.subject is not null then
      update billing.rate_limits as r
      set requests = r.requests - 1
      where r.scope = rpc_credit_take_rate.scope
        and r.subject = any (subjects);
    end if;

    -- More than one call can add, so the table shrinks whenever there is something to delete.
    delete from billing.rate_limits as r
    where (r.scope, r.subject) in (
      select o.scope, o.subject
      from billing.rate_limits as o
      where o.window_ends_at <= now()
      order by o.window_ends_at
      limit 10
      for update skip locked
    );
  end if;

  return query
  select
    refusal.subject is null,
    refusal.subject,
    coalesce(ceil(extract(epoch from refusal.window_ends_at - now())), 0)::integer;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_test_endpoint(tenant_id uuid, tested_by uuid, lease_seconds integer DEFAULT 120)
 RETURNS TABLE(notice_id uuid, type text, data jsonb, created_at timestamp with time zone, attempt integer, url text, secret text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform credits.check_account(rpc_credit_test_endpoint.tenant_id, 'credit');

  return query
  with test as (
    insert into billing.notices as n (tenant_id, type, data, attempts, next_attempt_at)
    select
      e.tenant_id, 'endpoint.test', '{}', 1,
      now() + make_interval(secs => rpc_credit_test_endpoint.lease_seconds)
    from billing.notice_endpoints as e
    where e.tenant_id = rpc_credit_test_endpoint.tenant_id
    returning n.tenant_id, n.notice_id, n.type, n.data, n.created_at, n.attempts
  )
  select t.notice_id, t.type, t.data, t.created_at, t.attempts, e.url, e.secret
  from test as t
  join billing.notice_endpoints as e
    on e.tenant_id = t.tenant_id;

  if not found then
    perform credits.fail(
      404, 'unknown_endpoint', 'Cannot test an endpoint: the tenant has none',
      'Set its address first'
    );
  end if;

  perform billing.audit(
    rpc_credit_test_endpoint.tenant_id, 'endpoint_tested', null,
    rpc_credit_test_endpoint.tested_by
  );
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_topup(tenant_id uuid, amount bigint DEFAULT NULL::bigint, idempotency_key text DEFAULT NULL::text, credit_type text DEFAULT 'credit'::text, source text DEFAULT 'adjustment'::text, source_ref text DEFAULT NULL::text, expires_at timestamp with time zone DEFAULT NULL::timestamp with time zone, priority smallint DEFAULT 50, metadata jsonb DEFAULT '{}'::jsonb, actor uuid DEFAULT NULL::uuid)
 RETURNS TABLE(outcome text, entry_id bigint, balance bigint, held bigint, available bigint, replayed boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform credits.check_request(
    rpc_credit_topup.idempotency_key, rpc_credit_topup.source_ref, rpc_credit_topup.metadata
  );
  if rpc_credit_topup.source = 'purchase' then
    perform credits.fail(
      400, 'malformed_request', 'Cannot grant from this source: only a payment makes a purchase',
      'Use promotion, subscription, referral or adjustment'
    );
  end if;

  return query
  select t.outcome, t.entry_id, t.balance, t.held, t.available, t.replayed
  from credits.topup(
    rpc_credit_topup.tenant_id, rpc_credit_topup.amount, rpc_credit_topup.idempotency_key,
    rpc_credit_topup.credit_type, rpc_credit_topup.source, rpc_credit_topup.source_ref,
    rpc_credit_topup.expires_at, rpc_credit_topup.priority, rpc_credit_topup.metadata,
    rpc_credit_topup.actor
  ) as t;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_trace_entry(tenant_id uuid, entry_id bigint)
 RETURNS TABLE(grant_id uuid, source text, package_labels jsonb, expires_at timestamp with time zone, paid_credits bigint, returned_credits bigint)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return query
  with moved as (
    select
      t.grant_id,
      t.from_spent,
      t.to_spent - t.from_spent as paid,
      credits.returned_within(
        rpc_credit_trace_entry.tenant_id, s.credit_type, t.from_spent, t.to_spent
      ) as returned
    from credits.stretches_of(
      rpc_credit_trace_entry.tenant_id, rpc_credit_trace_entry.entry_id
    ) as s
    cross join lateral credits.trace_stretch(
      rpc_credit_trace_entry.tenant_id, s.credit_type, s.from_spent, s.to_spent
    ) as t
    union all
    select r.grant_id, r.from_spent, 0, r.to_spent - r.from_spent
    from credits.entries as e
    join credits.returns as r
      on r.tenant_id = e.tenant_id
      and r.entry_id = e.entry_id
    where e.tenant_id = rpc_credit_trace_entry.tenant_id
      and e.entry_id = rpc_credit_trace_entry.entry_id
      and e.kind = 'restore'
  ),
  by_grant as (
    select
      m.grant_id,
      min(m.from_spent) as from_spent,
      sum(m.paid)::bigint as paid,
      sum(m.returned)::bigint as returned
    from moved as m
    group by m.grant_id
  )
  select
    m.grant_id,
    g.source,
    g.package_labels,
    nullif(g.expires_at, 'infinity'),
    m.paid,
    m.returned
  from by_grant as m
  cross join lateral (
    select g.source, g.expires_at, p.package_labels
    from credits.grants as g
    left join billing.purchases as p
      on p.tenant_id = g.tenant_id
      and p.entry_id = g.entry_id
    where g.tenant_id = rpc_credit_trace_entry.tenant_id
      and g.grant_id = m.grant_id
    limit 1
  ) as g
  order by m.from_spent;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_trace_grant(tenant_id uuid, grant_id uuid, before_spent bigint DEFAULT NULL::bigint, page_size integer DEFAULT 50)
 RETURNS TABLE(entry_id bigint, kind text, action text, paid_credits bigint, returned_credits bigint, from_spent bigint, created_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  page_end constant bigint := coalesce(rpc_credit_trace_grant.before_spent, 9223372036854775807);
  open_rows integer := least(greatest(rpc_credit_trace_grant.page_size, 1), 500);
  grant_type text;
  -- Two cursors, each planned for its first rows: a union would sort all burns of the grant.
  foreseen no scroll cursor for
    select f.from_spent, least(f.to_spent, page_end) as to_spent
    from credits.foresee_burns(rpc_credit_trace_grant.tenant_id, grant_type) as f
    where f.grant_id = rpc_credit_trace_grant.grant_id
      and f.from_spent < page_end
    order by f.from_spent desc;
  burnt no scroll cursor for
    select u.from_spent, least(u.to_spent, page_end) as to_spent
    from credits.burns as u
    where u.tenant_id = rpc_credit_trace_grant.tenant_id
      and u.grant_id = rpc_credit_trace_grant.grant_id
      and u.from_spent < page_end
    order by u.from_spent desc;
  piece record;
begin
  select g.credit_type
  into grant_type
  from credits.grants as g
  where g.tenant_id = rpc_credit_trace_grant.tenant_id
    and g.grant_id = rpc_credit_trace_grant.grant_id;

  open foreseen;
  open burnt;
  loop
    -- What settlement would burn lies after all that is burnt.
    fetch foreseen into piece;
    if not found then
      fetch burnt into piece;
    end if;
    exit when not found;
    for entry_id, kind, action, paid_credits, returned_credits, from_spent, created_at in
      select
        s.entry_id,
        s.kind,
        s.action,
        s.to_spent - s.from_spent,
        credits.returned_within(
          rpc_credit_trace_grant.tenant_id, grant_type, s.from_spent, s.to_spent
        ),
        s.from_spent,
        s.created_at
      from credits.spending_within(
        rpc_credit_trace_grant.tenant_id, grant_type, piece.from_spent, piece.to_spent, open_rows
      ) as s
      order by s.from_spent desc
    loop
      return next;
      open_rows := open_rows - 1;
    end loop;
    exit when open_rows <= 0;
  end loop;
  close foreseen;
  close burnt;
end;
$function$;

CREATE OR REPLACE FUNCTION public.rpc_credit_was_processed(event_id text)
 RETURNS TABLE(processed boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (
    select
    from billing.stripe_events as e
    where e.event_id = rpc_credit_was_processed.event_id
      and e.status = 'processed'
  );
$function$;

CREATE OR REPLACE FUNCTION tenancy.email_of(user_id uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select u.email::text
  from auth.users as u
  where u.id = email_of.user_id;
$function$;

CREATE OR REPLACE FUNCTION tenancy.is_operator()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (
    select
    from tenancy.operators as o
    where o.user_id = (select auth.uid())
      and not (select coalesce((auth.jwt() ->> 'is_anonymous')::boolean, false))
  );
$function$;

CREATE OR REPLACE FUNCTION tenancy.members_of(tenant_id uuid)
 RETURNS TABLE(user_id uuid, role text, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select
    m.user_id,
    m.role,
    case when caller.role in ('owner', 'admin') or m.user_id = caller.user_id then u.email::text end
  from (
    select (select auth.uid()) as user_id, tenancy.role_in(members_of.tenant_id) as role
  ) as caller
  join public.tenant_members as m
    on m.tenant_id = members_of.tenant_id
  left join auth.users as u
    on u.id = m.user_id
  where caller.role is not null;
$function$;

CREATE OR REPLACE FUNCTION tenancy.my_tenant_ids()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select coalesce(array_agg(m.tenant_id), '{}')
  from public.tenant_members as m
  where m.user_id = (select auth.uid())
    and not (select coalesce((auth.jwt() ->> 'is_anonymous')::boolean, false));
$function$;

CREATE OR REPLACE FUNCTION tenancy.role_in(tenant_id uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select m.role
  from public.tenant_members as m
  where m.tenant_id = role_in.tenant_id
    and m.user_id = (select auth.uid())
    and not (select coalesce((auth.jwt() ->> 'is_anonymous')::boolean, false));
$function$;

CREATE OR REPLACE FUNCTION tenancy.role_of(tenant_id uuid, user_id uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select m.role
  from public.tenant_members as m
  where m.tenant_id = role_of.tenant_id
    and m.user_id = role_of.user_id;
$function$;

ALTER TABLE "billing"."operator_outcomes" ADD CONSTRAINT "operator_outcomes_record_id_fkey" FOREIGN KEY (record_id) REFERENCES billing.operator_records(record_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."auto_topups" ADD CONSTRAINT "auto_topups_package_id_fkey" FOREIGN KEY (package_id) REFERENCES billing.packages(package_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."purchases" ADD CONSTRAINT "purchases_package_id_fkey" FOREIGN KEY (package_id) REFERENCES billing.packages(package_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."disputes" ADD CONSTRAINT "disputes_tenant_id_purchase_id_fkey" FOREIGN KEY (tenant_id, purchase_id) REFERENCES billing.purchases(tenant_id, purchase_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."freezes" ADD CONSTRAINT "freezes_tenant_id_purchase_id_fkey" FOREIGN KEY (tenant_id, purchase_id) REFERENCES billing.purchases(tenant_id, purchase_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."purchase_steps" ADD CONSTRAINT "purchase_steps_tenant_id_purchase_id_fkey" FOREIGN KEY (tenant_id, purchase_id) REFERENCES billing.purchases(tenant_id, purchase_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."refunds" ADD CONSTRAINT "refunds_tenant_id_purchase_id_fkey" FOREIGN KEY (tenant_id, purchase_id) REFERENCES billing.purchases(tenant_id, purchase_id) ON DELETE RESTRICT;

ALTER TABLE "credits"."budgets" ADD CONSTRAINT "budgets_action_fkey" FOREIGN KEY (action) REFERENCES credits.actions(action) ON DELETE RESTRICT;

ALTER TABLE "credits"."burns" ADD CONSTRAINT "burns_tenant_id_grant_id_fkey" FOREIGN KEY (tenant_id, grant_id) REFERENCES credits.grants(tenant_id, grant_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."purchases" ADD CONSTRAINT "purchases_tenant_id_entry_id_fkey" FOREIGN KEY (tenant_id, entry_id) REFERENCES credits.notable_entries(tenant_id, entry_id) ON DELETE RESTRICT;

ALTER TABLE "credits"."grants" ADD CONSTRAINT "grants_tenant_id_entry_id_fkey" FOREIGN KEY (tenant_id, entry_id) REFERENCES credits.notable_entries(tenant_id, entry_id) ON DELETE RESTRICT;

ALTER TABLE "credits"."returns" ADD CONSTRAINT "returns_tenant_id_entry_id_fkey" FOREIGN KEY (tenant_id, entry_id) REFERENCES credits.notable_entries(tenant_id, entry_id) ON DELETE RESTRICT;

ALTER TABLE "credits"."returns" ADD CONSTRAINT "returns_tenant_id_grant_id_fkey" FOREIGN KEY (tenant_id, grant_id) REFERENCES credits.grants(tenant_id, grant_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."balance_watches" ADD CONSTRAINT "balance_watches_credit_type_fkey" FOREIGN KEY (credit_type) REFERENCES credits.types(credit_type) ON DELETE RESTRICT;

ALTER TABLE "billing"."freezes" ADD CONSTRAINT "freezes_credit_type_fkey" FOREIGN KEY (credit_type) REFERENCES credits.types(credit_type) ON DELETE RESTRICT;

ALTER TABLE "billing"."packages" ADD CONSTRAINT "packages_credit_type_fkey" FOREIGN KEY (credit_type) REFERENCES credits.types(credit_type) ON DELETE RESTRICT;

ALTER TABLE "billing"."purchases" ADD CONSTRAINT "purchases_credit_type_fkey" FOREIGN KEY (credit_type) REFERENCES credits.types(credit_type) ON DELETE RESTRICT;

ALTER TABLE "credits"."accounts" ADD CONSTRAINT "accounts_credit_type_fkey" FOREIGN KEY (credit_type) REFERENCES credits.types(credit_type) ON DELETE RESTRICT;

ALTER TABLE "credits"."actions" ADD CONSTRAINT "actions_credit_type_fkey" FOREIGN KEY (credit_type) REFERENCES credits.types(credit_type) ON DELETE RESTRICT;

ALTER TABLE "credits"."budgets" ADD CONSTRAINT "budgets_credit_type_fkey" FOREIGN KEY (credit_type) REFERENCES credits.types(credit_type) ON DELETE RESTRICT;

ALTER TABLE "public"."tenant_members" ADD CONSTRAINT "tenant_members_user_id_fkey" FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

ALTER TABLE "billing"."audit_records" ADD CONSTRAINT "audit_records_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."auto_topups" ADD CONSTRAINT "auto_topups_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE CASCADE;

ALTER TABLE "billing"."balance_watches" ADD CONSTRAINT "balance_watches_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE CASCADE;

ALTER TABLE "billing"."declines" ADD CONSTRAINT "declines_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE CASCADE;

ALTER TABLE "billing"."disputes" ADD CONSTRAINT "disputes_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."freezes" ADD CONSTRAINT "freezes_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."notice_endpoints" ADD CONSTRAINT "notice_endpoints_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE CASCADE;

ALTER TABLE "billing"."notices" ADD CONSTRAINT "notices_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE CASCADE;

ALTER TABLE "billing"."purchases" ADD CONSTRAINT "purchases_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."refunds" ADD CONSTRAINT "refunds_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE RESTRICT;

ALTER TABLE "billing"."stripe_customers" ADD CONSTRAINT "stripe_customers_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE RESTRICT;

ALTER TABLE "credits"."accounts" ADD CONSTRAINT "accounts_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE RESTRICT;

ALTER TABLE "credits"."budgets" ADD CONSTRAINT "budgets_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE RESTRICT;

ALTER TABLE "public"."tenant_members" ADD CONSTRAINT "tenant_members_tenant_id_fkey" FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id) ON DELETE CASCADE;

ALTER TABLE "tenancy"."operators" ADD CONSTRAINT "operators_user_id_fkey" FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE;

CREATE VIEW "public"."credit_actions" WITH (security_invoker=true) AS  SELECT action,
    credit_type,
    amount_credits,
    labels,
    unit_labels,
    sort_order
   FROM credits.actions a
  WHERE is_active;

CREATE VIEW "public"."credit_audit" WITH (security_invoker=true) AS  SELECT tenant_id,
    record_id,
    action,
    subject,
    actor,
    reason,
    details,
    created_at
   FROM billing.audit_records r;

CREATE VIEW "public"."credit_auto_topups" WITH (security_invoker=true) AS  SELECT tenant_id,
    is_on,
    threshold_credits,
    package_id,
    price_minor,
    currency,
    monthly_cap_minor,
    billing.auto_charged_minor(tenant_id) AS charged_this_month_minor,
    cooldown_seconds,
    state,
    state_since,
    declines,
        CASE
            WHEN (paused_until > now()) THEN paused_until
            ELSE NULL::timestamp with time zone
        END AS paused_until,
    set_by,
    set_at
   FROM billing.auto_topups a;

CREATE VIEW "public"."credit_balances" WITH (security_invoker=true) AS  SELECT b.tenant_id,
    b.credit_type,
    r.balance,
    r.held,
    r.available,
    GREATEST((r.held - r.balance), (0)::bigint) AS debt,
    b.is_frozen,
    r.expires_next_at,
    r.expires_next_credits,
    b.updated_at
   FROM (public.tenant_credit_balance b
     CROSS JOIN LATERAL credits.read_balance(b.tenant_id, b.credit_type) r(balance, held, available, expires_next_at, expires_next_credits));

CREATE VIEW "public"."credit_budgets" WITH (security_invoker=true) AS  SELECT b.tenant_id,
    b.user_id,
    b.credit_type,
    b.action,
    b.limit_credits,
    s.spent_credits,
    GREATEST((b.limit_credits - s.spent_credits), (0)::bigint) AS left_credits,
    ((credits.utc_month(now()) + '1 mon'::interval) AT TIME ZONE 'UTC'::text) AS resets_at
   FROM (credits.budgets b
     CROSS JOIN LATERAL ( SELECT credits.spent_on_budget(b.*) AS spent_credits) s);

CREATE VIEW "public"."credit_endpoints" WITH (security_invoker=true) AS  SELECT tenant_id,
    url,
    set_by,
    set_at
   FROM billing.notice_endpoints e;

CREATE VIEW "public"."credit_entries" WITH (security_invoker=true) AS  SELECT e.tenant_id,
    e.entry_id,
    e.credit_type,
    (e.kind)::text AS kind,
    e.amount_credits,
    e.balance_after,
    e.version,
    e.action,
    a.labels AS action_labels,
    a.unit_labels,
    e.quantity,
        CASE
            WHEN (e.kind = ANY (ARRAY['deduct'::credits.entry_kind, 'capture'::credits.entry_kind])) THEN e.reference
            WHEN ((e.kind = 'topup'::credits.entry_kind) AND (g.source <> 'purchase'::text)) THEN e.reference
            ELSE NULL::text
        END AS reference,
        CASE
            WHEN (e.kind = 'adjust'::credits.entry_kind) THEN e.reference
            WHEN (e.kind = ANY (ARRAY['restore'::credits.entry_kind, 'reverse'::credits.entry_kind])) THEN COALESCE(
            CASE
                WHEN (NOT pg_input_is_valid(e.reference, 'uuid'::text)) THEN e.reference
                ELSE NULL::text
            END, (e.metadata ->> 'reason'::text))
            ELSE NULL::text
        END AS reason,
    g.source,
        CASE
            WHEN (e.kind = 'expire'::credits.entry_kind) THEN (e.reference)::uuid
            ELSE g.grant_id
        END AS grant_id,
    g.purchase_id,
    g.package_labels,
    e.actor,
    e.origin_entry_id,
    e.created_at
   FROM ((credits.entries e
     LEFT JOIN credits.actions a ON ((a.action = e.action)))
     LEFT JOIN LATERAL ( SELECT g_1.grant_id,
            g_1.source,
            p.purchase_id,
            p.package_labels
           FROM (credits.grants g_1
             LEFT JOIN billing.purchases p ON (((p.tenant_id = g_1.tenant_id) AND (p.entry_id = g_1.entry_id))))
          WHERE ((g_1.tenant_id = e.tenant_id) AND (g_1.entry_id =
                CASE
                    WHEN (e.kind = ANY (ARRAY['restore'::credits.entry_kind, 'reverse'::credits.entry_kind])) THEN e.origin_entry_id
                    ELSE e.entry_id
                END))
         LIMIT 1) g ON (true))
  WHERE (e.kind <> ALL (ARRAY['hold'::credits.entry_kind, 'release'::credits.entry_kind]));

CREATE VIEW "public"."credit_grants" WITH (security_invoker=true) AS  SELECT b.tenant_id,
    r.grant_id,
    b.credit_type,
    g.source,
    g.purchase_id,
    g.package_labels,
    g.priority,
    g.amount_credits,
    r.left_credits,
    r.held_credits,
    r.spent_credits,
    r.expired_credits,
    r.reversed_credits,
    NULLIF(g.expires_at, 'infinity'::timestamp with time zone) AS expires_at,
    g.entry_id,
    g.created_at
   FROM ((public.tenant_credit_balance b
     CROSS JOIN LATERAL credits.read_grants(b.tenant_id, b.credit_type) r(grant_id, left_credits, held_credits, expired_credits, reversed_credits, spent_credits))
     CROSS JOIN LATERAL ( SELECT g_1.tenant_id,
            g_1.grant_id,
            g_1.credit_type,
            g_1.amount_credits,
            g_1.remaining,
            g_1.expired_credits,
            g_1.reversed_credits,
            g_1.reversed_expired_credits,
            g_1.priority,
            g_1.expires_at,
            g_1.source,
            g_1.source_ref,
            g_1.entry_id,
            g_1.created_at,
            p.purchase_id,
            p.package_labels
           FROM (credits.grants g_1
             LEFT JOIN billing.purchases p ON (((p.tenant_id = g_1.tenant_id) AND (p.entry_id = g_1.entry_id))))
          WHERE ((g_1.tenant_id = b.tenant_id) AND (g_1.grant_id = r.grant_id))
         LIMIT 1) g);

CREATE VIEW "public"."credit_holds" WITH (security_invoker=true) AS  SELECT h.tenant_id,
    h.hold_id,
    h.credit_type,
    h.amount_credits,
    h.deadline_at,
    e.action,
    e.quantity,
    e.reference,
    e.created_at
   FROM (credits.holds h
     CROSS JOIN LATERAL ( SELECT e_1.action,
            e_1.quantity,
            e_1.reference,
            e_1.created_at
           FROM credits.entries e_1
          WHERE ((e_1.tenant_id = h.tenant_id) AND (e_1.entry_id = h.entry_id))
         LIMIT 1) e)
  WHERE ((h.state = 'open'::text) AND (h.deadline_at > now()));

CREATE VIEW "public"."credit_live" WITH (security_invoker=true) AS  SELECT tenant_id,
    GREATEST(( SELECT max(b.updated_at) AS max
           FROM public.tenant_credit_balance b
          WHERE (b.tenant_id = t.tenant_id)), ( SELECT max(p.updated_at) AS max
           FROM billing.purchases p
          WHERE (p.tenant_id = t.tenant_id))) AS changed_at,
    billing.live_topic(tenant_id) AS topic
   FROM public.tenants t;

CREATE VIEW "public"."credit_low_balances" WITH (security_invoker=true) AS  SELECT tenant_id,
    credit_type,
    low_balance_credits,
    is_low,
    set_by,
    set_at
   FROM billing.balance_watches w;

CREATE VIEW "public"."credit_members" WITH (security_invoker=true) AS  SELECT t.tenant_id,
    m.user_id,
    m.role,
    m.email
   FROM (public.tenants t
     CROSS JOIN LATERAL tenancy.members_of(t.tenant_id) m(user_id, role, email));

CREATE VIEW "public"."credit_notices" WITH (security_invoker=true) AS  SELECT tenant_id,
    notice_id,
    type,
    data,
    state,
    attempts,
    next_attempt_at,
    last_problem,
    created_at,
    delivered_at
   FROM billing.notices n;

CREATE VIEW "public"."credit_packages" WITH (security_invoker=true) AS  SELECT package_id,
    labels,
    credit_type,
    amount_credits,
    price_minor,
    currency,
    expires_after_days,
    sort_order,
    is_recommended
   FROM billing.packages p
  WHERE is_active;

CREATE VIEW "public"."credit_purchase_steps" WITH (security_invoker=true) AS  SELECT s.tenant_id,
    s.purchase_id,
    'status'::text AS kind,
    s.status,
    s.reversed_minor AS amount_minor,
    s.reversed_credits,
    NULL::bigint AS reinstated_minor,
    s.step_id AS "position",
    s.created_at,
    s.created_at AS changed_at
   FROM billing.purchase_steps s
UNION ALL
 SELECT r.tenant_id,
    r.purchase_id,
    'refund'::text AS kind,
    r.status,
    r.amount_minor,
    NULL::bigint AS reversed_credits,
    NULL::bigint AS reinstated_minor,
    NULL::bigint AS "position",
    r.created_at,
    r.updated_at AS changed_at
   FROM billing.refunds r
UNION ALL
 SELECT d.tenant_id,
    d.purchase_id,
    'dispute'::text AS kind,
    d.status,
    d.withdrawn_minor AS amount_minor,
    NULL::bigint AS reversed_credits,
    d.reinstated_minor,
    NULL::bigint AS "position",
    d.created_at,
    d.updated_at AS changed_at
   FROM billing.disputes d
UNION ALL
 SELECT f.tenant_id,
    f.purchase_id,
    'freeze'::text AS kind,
    f.cause AS status,
    NULL::bigint AS amount_minor,
    NULL::bigint AS reversed_credits,
    NULL::bigint AS reinstated_minor,
    NULL::bigint AS "position",
    f.frozen_at AS created_at,
    f.lifted_at AS changed_at
   FROM billing.freezes f;

CREATE VIEW "public"."credit_purchases" WITH (security_invoker=true) AS  SELECT tenant_id,
    purchase_id,
    attempt_id,
    package_id,
    credit_type,
    amount_credits,
    price_minor,
    currency,
    status,
    reversed_minor,
    reversed_credits,
    created_at,
    updated_at,
    origin,
    failure,
    package_labels,
    saves_card,
    created_by,
    entry_id
   FROM billing.purchases p;

CREATE VIEW "public"."credit_reconcile_runs" WITH (security_invoker=true) AS  SELECT run_id,
    outcome,
    livemode,
    is_dry_run,
    looked_at,
    repaired,
    unable,
    findings,
    error,
    started_at,
    finished_at
   FROM billing.reconcile_runs r;

CREATE VIEW "public"."credit_saved_cards" WITH (security_invoker=true) AS  SELECT tenant_id,
    max(updated_at) AS saved_at
   FROM billing.purchases p
  WHERE (saves_card AND (entry_id IS NOT NULL))
  GROUP BY tenant_id;

CREATE VIEW "public"."credit_usage_daily" WITH (security_invoker=true) AS  SELECT u.tenant_id,
    u.credit_type,
    u.day,
    u.action,
    a.labels AS action_labels,
    a.unit_labels,
    u.used_credits,
    u.uses,
    u.quantity
   FROM (( SELECT c.tenant_id,
            c.credit_type,
            c.day,
            NULLIF(c.action, ''::text) AS action,
            (sum(c.used_credits))::bigint AS used_credits,
            (sum(c.uses))::bigint AS uses,
            (sum(c.quantity))::bigint AS quantity
           FROM ( SELECT d.tenant_id,
                    d.credit_type,
                    d.day,
                    d.action,
                    d.used_credits,
                    d.uses,
                    d.quantity
                   FROM credits.daily_usage d
                UNION ALL
                 SELECT b.tenant_id,
                    b.credit_type,
                    r.day,
                    r.action,
                    r.used_credits,
                    r.uses,
                    r.quantity
                   FROM (public.tenant_credit_balance b
                     CROSS JOIN LATERAL credits.recent_usage(b.tenant_id, b.credit_type) r(day, action, used_credits, uses, quantity))) c
          GROUP BY c.tenant_id, c.credit_type, c.day, c.action) u
     LEFT JOIN credits.actions a ON ((a.action = u.action)))
  WHERE ((u.used_credits <> 0) OR (u.uses <> 0));

CREATE VIEW "public"."my_account" WITH (security_invoker=true) AS  SELECT user_id,
    tenancy.is_operator() AS is_operator
   FROM ( SELECT auth.uid() AS user_id) u
  WHERE (user_id IS NOT NULL);

CREATE VIEW "public"."my_tenants" WITH (security_invoker=true) AS  SELECT tenant_id,
    name,
    tenancy.role_in(tenant_id) AS role
   FROM public.tenants t;

CREATE INDEX auto_topups_looked_index ON billing.auto_topups USING btree (looked_at) WHERE is_on;

CREATE INDEX auto_topups_package_index ON billing.auto_topups USING btree (package_id);

CREATE INDEX balance_watches_credit_type_index ON billing.balance_watches USING btree (credit_type);

CREATE INDEX balance_watches_looked_index ON billing.balance_watches USING btree (looked_at);

CREATE INDEX disputes_purchase_index ON billing.disputes USING btree (tenant_id, purchase_id);

CREATE INDEX disputes_undecided_index ON billing.disputes USING btree (purchase_id) WHERE (status <> ALL (ARRAY['won'::text, 'lost'::text, 'prevented'::text, 'warning_closed'::text]));

CREATE INDEX freezes_credit_type_index ON billing.freezes USING btree (credit_type);

CREATE INDEX freezes_purchase_index ON billing.freezes USING btree (tenant_id, purchase_id);

CREATE INDEX notices_log_index ON billing.notices USING btree (tenant_id, created_at DESC, notice_id);

CREATE INDEX notices_pending_index ON billing.notices USING btree (next_attempt_at) WHERE (state = 'pending'::text);

CREATE INDEX operator_outcomes_not_done_index ON billing.operator_outcomes USING btree (record_id) WHERE (outcome <> 'done'::text);

CREATE INDEX operator_records_action_index ON billing.operator_records USING btree (action, record_id);

CREATE INDEX operator_records_actor_index ON billing.operator_records USING btree (actor, record_id);

CREATE INDEX operator_records_tenant_index ON billing.operator_records USING btree (tenant_id, record_id) WHERE (tenant_id IS NOT NULL);

CREATE INDEX packages_credit_type_index ON billing.packages USING btree (credit_type);

CREATE UNIQUE INDEX packages_recommend_one ON billing.packages USING btree (credit_type) WHERE (is_active AND is_recommended);

CREATE INDEX purchase_steps_purchase_index ON billing.purchase_steps USING btree (tenant_id, purchase_id, step_id);

CREATE UNIQUE INDEX purchases_auto_topup_is_alone ON billing.purchases USING btree (tenant_id) WHERE ((origin = 'auto_topup'::text) AND (status = ANY (ARRAY['created'::text, 'open'::text, 'processing'::text])));

CREATE INDEX purchases_changed_index ON billing.purchases USING btree (tenant_id, updated_at);

CREATE INDEX purchases_credit_type_index ON billing.purchases USING btree (credit_type);

CREATE INDEX purchases_entry_index ON billing.purchases USING btree (tenant_id, entry_id);

CREATE INDEX purchases_package_index ON billing.purchases USING btree (package_id);

CREATE UNIQUE INDEX purchases_payment_intent_is_unique ON billing.purchases USING btree (stripe_payment_intent_id) WHERE (stripe_payment_intent_id IS NOT NULL);

CREATE INDEX purchases_unfinished_index ON billing.purchases USING btree (purchase_id) WHERE (status = ANY (ARRAY['created'::text, 'open'::text, 'processing'::text]));

CREATE INDEX purchases_unpaid_index ON billing.purchases USING btree (updated_at) WHERE ((status = ANY (ARRAY['expired'::text, 'failed'::text])) AND (stripe_payment_intent_id IS NOT NULL));

CREATE INDEX rate_limits_window_index ON billing.rate_limits USING btree (window_ends_at);

CREATE INDEX reconcile_runs_finished_index ON billing.reconcile_runs USING btree (finished_at);

CREATE UNIQUE INDEX reconcile_runs_one_is_running ON billing.reconcile_runs USING btree (outcome) WHERE (outcome = 'running'::text);

CREATE INDEX refunds_purchase_index ON billing.refunds USING btree (tenant_id, purchase_id);

CREATE INDEX refunds_undecided_index ON billing.refunds USING btree (purchase_id) WHERE (status = ANY (ARRAY['pending'::text, 'requires_action'::text]));

CREATE INDEX stripe_events_received_index ON billing.stripe_events USING btree (received_at, event_id);

CREATE INDEX stripe_events_status_index ON billing.stripe_events USING btree (status, received_at, event_id);

CREATE INDEX stripe_events_type_index ON billing.stripe_events USING btree (type, received_at, event_id);

CREATE INDEX actions_credit_type_index ON credits.actions USING btree (credit_type);

CREATE INDEX budgets_action_index ON credits.budgets USING btree (action);

CREATE INDEX budgets_credit_type_index ON credits.budgets USING btree (credit_type);

CREATE INDEX burns_grant_index ON credits.burns USING btree (tenant_id, grant_id, from_spent);

CREATE INDEX grants_burn_order_index ON credits.grants USING btree (tenant_id, credit_type, priority, expires_at, entry_id) WHERE (remaining > 0);

CREATE UNIQUE INDEX grants_purchase_is_granted_once ON credits.grants USING btree (tenant_id, source_ref) WHERE (source = 'purchase'::text);

CREATE INDEX grants_reinstatement_index ON credits.grants USING btree (tenant_id, source_ref) WHERE (source = 'reinstatement'::text);

CREATE INDEX holds_deadline_index ON credits.holds USING btree (tenant_id, credit_type, deadline_at) WHERE (state = 'open'::text);

CREATE INDEX notable_entries_origin_index ON credits.notable_entries USING btree (tenant_id, origin_entry_id) WHERE (origin_entry_id IS NOT NULL);

CREATE INDEX notable_entries_rare_kinds_index ON credits.notable_entries USING btree (tenant_id, entry_id) WHERE (kind = ANY (ARRAY['topup'::credits.entry_kind, 'expire'::credits.entry_kind, 'reverse'::credits.entry_kind, 'restore'::credits.entry_kind, 'adjust'::credits.entry_kind]));

CREATE INDEX returns_entry_index ON credits.returns USING btree (tenant_id, entry_id);

CREATE INDEX returns_grant_index ON credits.returns USING btree (tenant_id, grant_id);

CREATE INDEX tenant_credit_balance_due_index ON public.tenant_credit_balance USING btree (next_due_at) WHERE (next_due_at < 'infinity'::timestamp with time zone);

CREATE INDEX tenant_members_user_id_index ON public.tenant_members USING btree (user_id);

CREATE INDEX tenants_name_index ON public.tenants USING btree (name, tenant_id);

CREATE TRIGGER audit_records_are_append_only BEFORE DELETE OR UPDATE ON billing.audit_records FOR EACH ROW EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER audit_records_are_never_truncated BEFORE TRUNCATE ON billing.audit_records FOR EACH STATEMENT EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER catalogue_versions_are_append_only BEFORE DELETE OR UPDATE ON billing.catalogue_versions FOR EACH ROW EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER catalogue_versions_are_never_truncated BEFORE TRUNCATE ON billing.catalogue_versions FOR EACH STATEMENT EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER freezes_are_recorded AFTER INSERT OR UPDATE ON billing.freezes FOR EACH ROW EXECUTE FUNCTION billing.record_freeze();

CREATE TRIGGER operator_outcomes_are_append_only BEFORE DELETE OR UPDATE ON billing.operator_outcomes FOR EACH ROW EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER operator_outcomes_are_never_truncated BEFORE TRUNCATE ON billing.operator_outcomes FOR EACH STATEMENT EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER operator_records_are_append_only BEFORE DELETE OR UPDATE ON billing.operator_records FOR EACH ROW EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER operator_records_are_never_truncated BEFORE TRUNCATE ON billing.operator_records FOR EACH STATEMENT EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER packages_are_versioned AFTER INSERT OR UPDATE ON billing.packages FOR EACH ROW EXECUTE FUNCTION billing.record_version('package', 'package_id');

CREATE TRIGGER purchase_steps_are_append_only BEFORE DELETE OR UPDATE ON billing.purchase_steps FOR EACH ROW EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER purchase_steps_are_never_truncated BEFORE TRUNCATE ON billing.purchase_steps FOR EACH STATEMENT EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER purchases_are_recorded AFTER INSERT OR UPDATE ON billing.purchases FOR EACH ROW EXECUTE FUNCTION billing.record_purchase();

CREATE TRIGGER purchases_steer_auto_topups AFTER UPDATE OF status ON billing.purchases FOR EACH ROW EXECUTE FUNCTION billing.steer_auto_topup();

CREATE TRIGGER resolutions_are_append_only BEFORE DELETE OR UPDATE ON billing.resolutions FOR EACH ROW EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER actions_are_versioned AFTER INSERT OR UPDATE ON credits.actions FOR EACH ROW EXECUTE FUNCTION billing.record_version('action', 'action');

CREATE TRIGGER burns_are_append_only BEFORE DELETE OR UPDATE ON credits.burns FOR EACH ROW EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER entries_are_append_only BEFORE DELETE OR UPDATE ON credits.entries FOR EACH ROW EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER entries_are_never_truncated BEFORE TRUNCATE ON credits.entries FOR EACH STATEMENT EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER grants_are_told AFTER INSERT OR UPDATE OF reversed_credits ON credits.grants FOR EACH ROW EXECUTE FUNCTION billing.tell_grant();

CREATE TRIGGER notable_entries_are_append_only BEFORE DELETE OR UPDATE ON credits.notable_entries FOR EACH ROW EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER notable_entries_are_never_truncated BEFORE TRUNCATE ON credits.notable_entries FOR EACH STATEMENT EXECUTE FUNCTION credits.refuse_change();

CREATE TRIGGER returns_are_append_only BEFORE DELETE OR UPDATE ON credits.returns FOR EACH ROW EXECUTE FUNCTION credits.refuse_change();

CREATE POLICY "owners and admins read their tenant's audit records" ON "billing"."audit_records" FOR SELECT TO "authenticated" USING (((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])) AND (tenancy.role_in(tenant_id) = ANY (ARRAY['owner'::text, 'admin'::text]))));

CREATE POLICY "members read their tenant's automatic top-up" ON "billing"."auto_topups" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "members read their tenant's thresholds" ON "billing"."balance_watches" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "nobody reads catalogue versions through the Data API" ON "billing"."catalogue_versions" FOR ALL TO "authenticated" USING (false);

CREATE POLICY "nobody reads declines through the Data API" ON "billing"."declines" FOR ALL TO "authenticated" USING (false);

CREATE POLICY "members read the disputes of their own purchases" ON "billing"."disputes" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "members read their own freezes" ON "billing"."freezes" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "owners and admins read their tenant's endpoint" ON "billing"."notice_endpoints" FOR SELECT TO "authenticated" USING (((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])) AND (tenancy.role_in(tenant_id) = ANY (ARRAY['owner'::text, 'admin'::text]))));

CREATE POLICY "owners and admins read their tenant's notices" ON "billing"."notices" FOR SELECT TO "authenticated" USING (((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])) AND (tenancy.role_in(tenant_id) = ANY (ARRAY['owner'::text, 'admin'::text]))));

CREATE POLICY "nobody reads operator outcomes through the Data API" ON "billing"."operator_outcomes" FOR ALL TO "authenticated" USING (false);

CREATE POLICY "nobody reads operator records through the Data API" ON "billing"."operator_records" FOR ALL TO "authenticated" USING (false);

CREATE POLICY "signed-in users read the packages" ON "billing"."packages" FOR SELECT TO "authenticated" USING (true);

CREATE POLICY "nobody reads policies through the Data API" ON "billing"."policies" FOR ALL TO "authenticated" USING (false);

CREATE POLICY "members read the steps of their own purchases" ON "billing"."purchase_steps" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "members read their own purchases" ON "billing"."purchases" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "nobody reads rate limits through the Data API" ON "billing"."rate_limits" FOR ALL TO "authenticated" USING (false);

CREATE POLICY "nobody reads reconcile runs through the Data API" ON "billing"."reconcile_runs" FOR ALL TO "authenticated" USING (false);

CREATE POLICY "members read the refunds of their own purchases" ON "billing"."refunds" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "nobody reads resolutions through the Data API" ON "billing"."resolutions" FOR ALL TO "authenticated" USING (false);

CREATE POLICY "nobody reads Stripe customers through the Data API" ON "billing"."stripe_customers" FOR ALL TO "authenticated" USING (false);

CREATE POLICY "nobody reads Stripe events through the Data API" ON "billing"."stripe_events" FOR ALL TO "authenticated" USING (false);

CREATE POLICY "nobody reads accounts through the Data API" ON "credits"."accounts" FOR ALL TO "authenticated" USING (false);

CREATE POLICY "signed-in users read the price list" ON "credits"."actions" FOR SELECT TO "authenticated" USING (true);

CREATE POLICY "members read their own budgets, owners and admins all of their " ON "credits"."budgets" FOR SELECT TO "authenticated" USING (((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])) AND ((user_id = ( SELECT auth.uid() AS uid)) OR (tenancy.role_in(tenant_id) = ANY (ARRAY['owner'::text, 'admin'::text])))));

CREATE POLICY "members read their own burns" ON "credits"."burns" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "members read their own daily usage" ON "credits"."daily_usage" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "members read their own entries" ON "credits"."entries" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "members read their own grants" ON "credits"."grants" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "members read their own holds" ON "credits"."holds" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "members read their own notable entries" ON "credits"."notable_entries" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "members read their own returns" ON "credits"."returns" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "signed-in users read the credit types" ON "credits"."types" FOR SELECT TO "authenticated" USING (true);

CREATE POLICY "members read their own usage marks" ON "credits"."usage_marks" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "members read their own balance" ON "public"."tenant_credit_balance" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "members read the members of their own tenants" ON "public"."tenant_members" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "members read their own tenants" ON "public"."tenants" FOR SELECT TO "authenticated" USING ((tenant_id = ANY (( SELECT tenancy.my_tenant_ids() AS my_tenant_ids)::uuid[])));

CREATE POLICY "nobody reads operators through the Data API" ON "tenancy"."operators" FOR ALL TO "authenticated" USING (false);

COMMENT ON COLUMN "billing"."audit_records"."actor" IS 'The user who did it or asked for it; null for Stripe, a service or the scheduler';

COMMENT ON COLUMN "billing"."audit_records"."subject" IS 'What it was done to: a purchase_id, the user_id of a member, an endpoint';

COMMENT ON COLUMN "billing"."auto_topups"."declines" IS 'Payments in a row that came to nothing; the fourth switches off';

COMMENT ON COLUMN "billing"."auto_topups"."lease_ends_at" IS 'Until when one caller works at the open attempt alone';

COMMENT ON COLUMN "billing"."auto_topups"."monthly_cap_minor" IS 'The most that a calendar month (UTC) may charge, in the currency''s minor unit';

COMMENT ON COLUMN "billing"."auto_topups"."paused_until" IS 'Nothing is charged before; pause says why';

COMMENT ON COLUMN "billing"."catalogue_versions"."content" IS 'The row as it was saved, without its key';

COMMENT ON COLUMN "billing"."catalogue_versions"."saved_by" IS 'The operator; null when the database''s owner changed it by hand';

COMMENT ON COLUMN "billing"."declines"."closed_until" IS 'No new Checkout Session before this moment; null when there never were too many';

COMMENT ON COLUMN "billing"."disputes"."reinstated_minor" IS 'What it has given back of that';

COMMENT ON COLUMN "billing"."disputes"."withdrawn_minor" IS 'What the bank has taken so far in the purchase''s currency, never more than was paid at once';

COMMENT ON COLUMN "billing"."freezes"."cause_id" IS 'Stripe''s id of the dispute or the fraud warning';

COMMENT ON COLUMN "billing"."freezes"."lifted_by" IS 'stripe when a dispute was won, else the operator';

COMMENT ON COLUMN "billing"."notices"."last_problem" IS 'Why the last attempt failed: a status or a word';

COMMENT ON COLUMN "billing"."notices"."notice_id" IS 'Also the webhook-id of every attempt: the receiver''s key against doing things twice';

COMMENT ON COLUMN "billing"."operator_outcomes"."code" IS 'Why it was not done: a stable code of docs/errors.md';

COMMENT ON COLUMN "billing"."operator_records"."subject" IS 'What it was about: an event, a case, a package; null where the action says it all';

COMMENT ON COLUMN "billing"."operator_records"."tenant_id" IS 'The tenant that was named, whether there is one or not; null where none was';

COMMENT ON COLUMN "billing"."packages"."expires_after_days" IS 'Credits of this package expire so many days after they were granted; null for never';

COMMENT ON COLUMN "billing"."packages"."is_recommended" IS 'Marked and chosen first in the dialog; of the active packages of a type at most one';

COMMENT ON COLUMN "billing"."packages"."price_minor" IS 'In the currency''s minor unit: 2500 is 25.00 EUR';

COMMENT ON COLUMN "billing"."policies"."freezes_on_dispute" IS 'Whether a chargeback freezes spending until it is decided; an inquiry never does';

COMMENT ON COLUMN "billing"."purchases"."attempt_id" IS 'Minted by the client and kept until a definite outcome: a second click buys nothing twice';

COMMENT ON COLUMN "billing"."purchases"."checkout_locale" IS 'Kept, because Stripe refuses a repeated request whose parameters differ';

COMMENT ON COLUMN "billing"."purchases"."created_by" IS 'The user who clicked; no foreign key, because the order outlives the user''s account';

COMMENT ON COLUMN "billing"."purchases"."failure" IS 'Why an automatic payment came to nothing: Stripe''s decline code or a word of ours';

COMMENT ON COLUMN "billing"."purchases"."origin" IS 'checkout: a person on Stripe''s page; auto_topup: the saved card, without a person';

COMMENT ON COLUMN "billing"."purchases"."reversed_credits" IS 'The credits that went with it; less again when the money comes back';

COMMENT ON COLUMN "billing"."purchases"."reversed_minor" IS 'What of the price is back with the payer now, by refunds and disputes; the status says the same';

COMMENT ON COLUMN "billing"."purchases"."saves_card" IS 'The buyer agreed that Stripe keeps the card for automatic top-ups';

COMMENT ON COLUMN "billing"."purchases"."stripe_payment_method_id" IS 'The saved card, chosen before it is charged: a repeated request must not name another';

COMMENT ON COLUMN "billing"."reconcile_runs"."findings" IS 'What differed, at most 200: part, reason, ids, and whether it was repaired';

COMMENT ON COLUMN "billing"."reconcile_runs"."outcome" IS 'complete: a cycle over everything ended; partial: out of time; abandoned: its lease ran out';

COMMENT ON COLUMN "billing"."reconcile_runs"."part" IS 'Which part of the cycle comes next; null when the cycle is complete';

COMMENT ON COLUMN "billing"."reconcile_runs"."place" IS 'Where in that part: Stripe''s or our id of the last object that was looked at';

COMMENT ON COLUMN "billing"."refunds"."status" IS 'Stripe''s word; it only moves on, so that an older look never undoes a newer one';

COMMENT ON COLUMN "billing"."resolutions"."quarantine_reason" IS 'Why it was in quarantine when it was resolved';

COMMENT ON COLUMN "billing"."stripe_customers"."stripe_customer_id" IS 'Null while the customer is being created; unique in both directions';

COMMENT ON COLUMN "billing"."stripe_events"."reason" IS 'Why it was ignored, quarantined or failed: a stable code';

COMMENT ON COLUMN "credits"."accounts"."opened_at" IS 'When the first grant was made, or the first budget was set';

COMMENT ON COLUMN "credits"."actions"."amount_credits" IS 'Credits per unit, in the type''s smallest unit';

COMMENT ON COLUMN "credits"."actions"."unit_labels" IS 'What one unit is called: page, letter, request';

COMMENT ON COLUMN "credits"."budgets"."action" IS 'The action it limits; null for all of them together';

COMMENT ON COLUMN "credits"."budgets"."limit_credits" IS 'May be less than what is spent already: then nothing more is until the month ends';

COMMENT ON COLUMN "credits"."budgets"."month" IS 'The first day of the UTC month that spent_credits counts; a past one means nothing spent yet';

COMMENT ON COLUMN "credits"."budgets"."set_by" IS 'Who decided; null for a service';

COMMENT ON COLUMN "credits"."budgets"."spent_credits" IS 'What the member''s deducts and holds of that month took, less what came back of them';

COMMENT ON COLUMN "credits"."daily_usage"."action" IS 'Empty for spending that named no action';

COMMENT ON COLUMN "credits"."entries"."actor" IS 'The user on whose behalf it happened; null for a service acting for itself';

COMMENT ON COLUMN "credits"."entries"."amount_credits" IS 'Signed: positive came in, negative went out';

COMMENT ON COLUMN "credits"."entries"."created_at" IS 'When it was written, not when its transaction began: so entry_id is the order of time';

COMMENT ON COLUMN "credits"."entries"."origin_entry_id" IS 'The entry this one completes: a capture''s hold, a restore''s deduct, a reversal''s topup';

COMMENT ON COLUMN "credits"."entries"."request_fingerprint" IS 'SHA-256 of the request: the same key with another request is refused, not replayed. Null for a
deduct, whose entry says its whole request';

COMMENT ON COLUMN "credits"."entries"."spent_credits" IS 'How far this entry moved the end of the spending: its stretch ends at spent_total_after';

COMMENT ON COLUMN "credits"."entries"."unit_price" IS 'Of a deduct by the price list: what one unit cost; null when the request named its amount';

COMMENT ON COLUMN "credits"."entries"."version" IS '1, 2, 3 … per tenant and credit type, without gaps; balance_after chains along it';

COMMENT ON COLUMN "credits"."grants"."expires_at" IS 'From this moment on what is left cannot be spent; infinity for never';

COMMENT ON COLUMN "credits"."grants"."priority" IS '0 to 100; lower burns first, then what expires earlier, then what is older';

COMMENT ON COLUMN "credits"."grants"."remaining" IS 'What is left as of the last settlement; spending since then is not taken off yet, holds are';

COMMENT ON COLUMN "credits"."grants"."reversed_credits" IS 'What went back with the money: from what was left, or had expired; the rest became spending';

COMMENT ON COLUMN "credits"."grants"."reversed_expired_credits" IS 'The part of reversed_credits that had expired before; should the money return, it stays expired';

COMMENT ON COLUMN "credits"."grants"."source_ref" IS 'What the source calls it: a purchase_id, a campaign, the grant_id that a reinstatement serves';

COMMENT ON COLUMN "credits"."holds"."captured_credits" IS 'What the work cost in the end: less, equal or more than was held';

COMMENT ON COLUMN "credits"."holds"."deadline_at" IS 'From this moment on the hold is over, whoever looks: its credits are available again';

COMMENT ON COLUMN "credits"."holds"."from_spent" IS 'Where the hold''s stretch of spending begins; it is amount_credits long';

COMMENT ON COLUMN "credits"."notable_entries"."origin_entry_id" IS 'As in credits.entries: the entry that this one completes';

COMMENT ON COLUMN "credits"."types"."decimals" IS 'Digits after the point when shown: 2 shows 1234 as 12.34';

COMMENT ON COLUMN "credits"."types"."restore_grace_days" IS 'How long restored credits live when their grant has expired in the meantime';

COMMENT ON COLUMN "credits"."usage_marks"."version" IS 'The version of that entry, so that the length of the rest is known without reading it';

COMMENT ON COLUMN "public"."tenant_credit_balance"."balance" IS 'The sum of the tenant''s entries';

COMMENT ON COLUMN "public"."tenant_credit_balance"."has_budgets" IS 'Whether a member has a budget: deducts of tenants without any do not look for one';

COMMENT ON COLUMN "public"."tenant_credit_balance"."held" IS 'Set aside for work in progress; available = balance - held, never shown below 0';

COMMENT ON COLUMN "public"."tenant_credit_balance"."is_frozen" IS 'Nothing new may be spent while billing.freezes says why; what is held may be captured';

COMMENT ON COLUMN "public"."tenant_credit_balance"."next_due_at" IS 'When the next grant or hold expires; from then on a write does that before its own work';

COMMENT ON COLUMN "public"."tenant_credit_balance"."settled_total" IS 'How much of that line has been laid onto grants; the rest is still open';

COMMENT ON COLUMN "public"."tenant_credit_balance"."spent_total" IS 'All that was ever spent or held: the length of the line onto which settlement lays the grants';

COMMENT ON COLUMN "public"."tenant_credit_balance"."version" IS 'The number of entries so far; each entry carries the version it produced';

COMMENT ON COLUMN "public"."tenant_members"."role" IS 'owner, admin and billing may buy credits; member and viewer may look';

COMMENT ON FUNCTION "billing"."apply_freezes"(uuid, text) IS 'Brings is_frozen of a balance to what its freezes say';

COMMENT ON FUNCTION "billing"."ask_to_authenticate"(billing.purchases) IS 'Tells a tenant that a person has to finish its automatic top-up';

COMMENT ON FUNCTION "billing"."audit"(uuid, text, text, uuid, text, jsonb) IS 'Writes who did what, in the transaction that does it';

COMMENT ON FUNCTION "billing"."auto_charged_minor"(uuid) IS 'What automatic top-ups count against a tenant''s monthly cap';

COMMENT ON FUNCTION "billing"."auto_topup_state"(billing.auto_topups, boolean) IS 'Why a tenant''s saved card is not charged now, in one word; null when it is to be';

COMMENT ON FUNCTION "billing"."back_off_auto_topup"(billing.purchases) IS 'Pauses a tenant''s automatic top-up after a failure, and switches it off after the fourth';

COMMENT ON FUNCTION "billing"."call_function"(text, text, text, integer) IS 'Posts to an edge function with a secret key from Vault; returns the request''s id';

COMMENT ON FUNCTION "billing"."checkout_mismatch"(billing.purchases, text, boolean, text, bigint, text, text, text, bigint, bigint, bigint, bigint) IS 'Why a Checkout Session does not fit its purchase: a stable code, or null when it does';

COMMENT ON FUNCTION "billing"."checkout_status"(text, text, boolean) IS 'The purchase status that a Checkout Session implies';

COMMENT ON FUNCTION "billing"."converge_purchase"(uuid, uuid) IS 'Takes or gives back credits until a purchase has lost what its money says';

COMMENT ON FUNCTION "billing"."dispute_rank"(text) IS 'The order of dispute statuses; only upward moves happen';

COMMENT ON FUNCTION "billing"."expect_version"(text, text, boolean, integer) IS 'Refuses to save over a version of a package or an action that nobody saw';

COMMENT ON FUNCTION "billing"."give_notice"(uuid, text, jsonb) IS 'Puts a notice into the outbox of a tenant that has an endpoint';

COMMENT ON FUNCTION "billing"."grant_purchase"(billing.purchases, text, text) IS 'Tops up what a purchase promised, through the ledger''s own topup; returns the entry';

COMMENT ON FUNCTION "billing"."intent_mismatch"(billing.purchases, text, boolean, text, bigint, text, text) IS 'Why a PaymentIntent does not fit its purchase: a stable code, or null when it does';

COMMENT ON FUNCTION "billing"."live_topic"(uuid) IS 'Where a tenant''s changes are told: a Realtime topic, or null without Realtime';

COMMENT ON FUNCTION "billing"."log_event"(text, text, boolean, text, text) IS 'Records what became of a Stripe event; false when it had already been processed';

COMMENT ON FUNCTION "billing"."look_at_auto_topups"(boolean, integer) IS 'Begins the automatic top-ups that are due, and has the others say why they are not';

COMMENT ON FUNCTION "billing"."mark_findings"(jsonb) IS 'A run''s findings with told_before: whether a person heard of each within a day';

COMMENT ON FUNCTION "billing"."money_back"(billing.purchases) IS 'What of a purchase''s price is back with the payer: refunds and withdrawn funds';

COMMENT ON FUNCTION "billing"."move_purchase"(billing.purchases, text, text, text, text) IS 'Moves a purchase up to a status; credits it when that is credited';

COMMENT ON FUNCTION "billing"."open_live_updates"() IS 'Lets members hear of their tenant''s changes by Realtime; false where there is none';

COMMENT ON FUNCTION "billing"."payment_mismatch"(billing.purchases, text, boolean, text) IS 'Why a payment does not belong to its purchase: a stable code, or null when it does';

COMMENT ON FUNCTION "billing"."quarantine_cases"() IS 'What waits for a person: quarantined purchases and events, resolved or not';

COMMENT ON FUNCTION "billing"."record_freeze"() IS 'Trigger: audit records and notices for freezes and their lifting';

COMMENT ON FUNCTION "billing"."record_purchase"() IS 'Trigger: steps, audit records and notices of a purchase';

COMMENT ON FUNCTION "billing"."record_version"() IS 'Trigger: a new version of a package or an action; arguments are its kind and its key''s column';

COMMENT ON FUNCTION "billing"."refund_rank"(text) IS 'The order of refund statuses; only upward moves happen';

COMMENT ON FUNCTION "billing"."refuse_after_declines"(uuid) IS 'Raises 429 while a tenant''s checkout is closed after too many declined payments';

COMMENT ON FUNCTION "billing"."schedule_jobs"(text, text) IS 'Schedules the product''s jobs with pg_cron, or says what is missing; returns what it scheduled';

COMMENT ON FUNCTION "billing"."sign_version"(uuid, text) IS 'Who changes packages and actions in this transaction, and why';

COMMENT ON FUNCTION "billing"."start_auto_topup"(billing.auto_topups, boolean) IS 'Begins the purchase of an automatic top-up, unless one is open';

COMMENT ON FUNCTION "billing"."status_rank"(text) IS 'The order of purchase statuses; only upward moves happen';

COMMENT ON FUNCTION "billing"."steer_auto_topup"() IS 'Trigger: what became of a purchase decides when a saved card may be charged again';

COMMENT ON FUNCTION "billing"."store_disputes"(billing.purchases, text, jsonb) IS 'Keeps what Stripe says of the disputes of a payment';

COMMENT ON FUNCTION "billing"."store_freezes"(billing.purchases, text[]) IS 'Freezes and unfreezes the account as the disputes and fraud warnings of a purchase demand';

COMMENT ON FUNCTION "billing"."store_refunds"(billing.purchases, text, jsonb) IS 'Keeps what Stripe says of the refunds of a payment';

COMMENT ON FUNCTION "billing"."switch_off_auto_topup"(billing.purchases, text) IS 'Switches a tenant''s automatic top-up off, with an audit record and a notice';

COMMENT ON FUNCTION "billing"."tell_change"(uuid) IS 'Tells the tenant''s open dashboards to look again, where Realtime exists';

COMMENT ON FUNCTION "billing"."tell_grant"() IS 'Trigger: tells of grants and their reversals';

COMMENT ON FUNCTION "billing"."user_named"(text) IS 'The user_id that the text is, or null';

COMMENT ON FUNCTION "billing"."watch_balances"(integer) IS 'Warns of balances that fell below their threshold, once per crossing; returns how many';

COMMENT ON FUNCTION "credits"."add_grant"(uuid, text, bigint, credits.entry_kind, text, bytea, text, text, timestamp with time zone, smallint, uuid, jsonb, bigint) IS 'One grant and its entry, after everything due and all spending is settled';

COMMENT ON FUNCTION "credits"."append_entry"(public.tenant_credit_balance, credits.entry_kind, bigint, bigint, text, bytea, text, bigint, text, bigint, uuid, jsonb, bigint) IS 'Writes the entry of a change to a balance row, with the row''s balance and version';

COMMENT ON FUNCTION "credits"."check_account"(uuid, text) IS 'Refuses an unknown tenant or credit type with 404; under RLS a foreign tenant is unknown';

COMMENT ON FUNCTION "credits"."check_grant"(text, timestamp with time zone, smallint) IS 'Refuses a grant with an unknown source, rank or past expiry with 400';

COMMENT ON FUNCTION "credits"."check_request"(text, text, jsonb) IS 'Refuses a missing or oversized idempotency key, reference or metadata with 400';

COMMENT ON FUNCTION "credits"."close_hold"(public.tenant_credit_balance, credits.holds, text, bigint, bigint) IS 'Ends a hold and gives back what was not captured';

COMMENT ON FUNCTION "credits"."cost_of"(text, bigint, text, bigint) IS 'What a request costs: its amount, or price times quantity; 400, 404 or 422 when nobody can tell';

COMMENT ON FUNCTION "credits"."count_usage"(integer, integer) IS 'Counts new usage into daily_usage, bounded; returns the number of entries it counted';

COMMENT ON FUNCTION "credits"."deduct_batch"(jsonb) IS 'Takes the items of a batch, tenant by tenant: together where nothing can go wrong, else in turn';

COMMENT ON FUNCTION "credits"."deduct_item"(jsonb) IS 'rpc_credit_deduct for one item of a batch; a refusal is a row';

COMMENT ON FUNCTION "credits"."deduct_stepwise"(uuid, bigint, text, text, text, bigint, text, jsonb, uuid) IS 'A deduct step by step: replays a twin, settles what is due, draws on budgets, or refuses';

COMMENT ON FUNCTION "credits"."deduct_together"(credits.batch_part) IS 'Takes items that cannot be refused with one UPDATE and one INSERT; no row when one might be';

COMMENT ON FUNCTION "credits"."draw_on_budgets"(uuid, text, uuid, text, bigint) IS 'Counts what a member spends against their budgets; 402 when one of them is too small';

COMMENT ON FUNCTION "credits"."due_returns"(uuid, text) IS 'What holds past their deadline give back to each grant, in order; reads only';

COMMENT ON FUNCTION "credits"."entry_of_key"(uuid, text) IS 'The entry of an idempotency key, null when there is none';

COMMENT ON FUNCTION "credits"."expire_grant"(uuid, uuid) IS 'Takes what is left of an expired grant off the balance and writes the entry';

COMMENT ON FUNCTION "credits"."expire_hold"(credits.holds) IS 'Releases a hold whose deadline has passed and writes the entry';

COMMENT ON FUNCTION "credits"."fail"(integer, text, text, text) IS 'Raises an error with an HTTP status, a stable code, a message and a remedy';

COMMENT ON FUNCTION "credits"."find_deduct"(uuid, bigint, text, text, text, bigint, text, jsonb, uuid) IS 'The first entry of a deduct''s idempotency key, null when there is none, 409 when it differs';

COMMENT ON FUNCTION "credits"."find_twin"(uuid, text, bytea) IS 'The first entry of an idempotency key, null when there is none, 409 when the request differs';

COMMENT ON FUNCTION "credits"."fingerprint"(jsonb) IS 'SHA-256 of a request as a JSON array';

COMMENT ON FUNCTION "credits"."first_entry"(uuid, timestamp with time zone, text, bigint) IS 'The first entry at or after a moment, or beyond a point of the spending; reads only';

COMMENT ON FUNCTION "credits"."foresee"(uuid, text) IS 'What each grant has left now, with everything due taken into account; reads only';

COMMENT ON FUNCTION "credits"."foresee_burns"(uuid, text) IS 'The burns that settlement would write now; reads only';

COMMENT ON FUNCTION "credits"."give_back"(public.tenant_credit_balance, bigint, bigint, bigint, interval) IS 'Returns a settled stretch of spending to the grants that paid for it';

COMMENT ON FUNCTION "credits"."grace_of"(text) IS 'The grace period of a credit type';

COMMENT ON FUNCTION "credits"."internal_key"(text, uuid, uuid) IS 'The key of the next entry that completes a grant: a reversal or what gives it back';

COMMENT ON FUNCTION "credits"."lineage"(uuid, uuid) IS 'A grant and its reinstatements: what can be reversed of each, and what is reversed now';

COMMENT ON FUNCTION "credits"."lock_grant"(uuid, uuid) IS 'A grant, locked with its balance and settled; 404 when there is none';

COMMENT ON FUNCTION "credits"."lock_hold"(uuid, uuid) IS 'An open hold, locked; 404 when unknown, 409 when captured, released or past its deadline';

COMMENT ON FUNCTION "credits"."lock_spending"(uuid, bigint) IS 'A deduct or capture, locked with its balance and settled; 404 when there is none';

COMMENT ON FUNCTION "credits"."move_balance"(uuid, text, bigint, bigint, bigint, timestamp with time zone) IS 'Changes a balance row once everything due is settled; 402 when what is spent is not available';

COMMENT ON FUNCTION "credits"."plan_burns"(uuid, text, bigint) IS 'How open spending would be laid onto the grants, in burn order; reads only';

COMMENT ON FUNCTION "credits"."quote"(text, bigint, text, bigint) IS 'What a request costs: its amount, or price times quantity; null when nobody can tell';

COMMENT ON FUNCTION "credits"."read_balance"(uuid, text) IS 'Balance, held and available as they are now, and what expires next; reads only';

COMMENT ON FUNCTION "credits"."read_batch"(jsonb) IS 'Parses the items of a batch of deducts and says which of them cannot be refused by themselves';

COMMENT ON FUNCTION "credits"."read_grants"(uuid, text) IS 'What is left, held, expired, reversed and spent of each grant now; reads only';

COMMENT ON FUNCTION "credits"."recent_usage"(uuid, text) IS 'Usage per day and action after the usage mark; reads only';

COMMENT ON FUNCTION "credits"."refuse_change"() IS 'Trigger: refuses UPDATE, DELETE and TRUNCATE';

COMMENT ON FUNCTION "credits"."refuse_frozen"() IS 'Raises 403 account_frozen, for whoever asks or spends';

COMMENT ON FUNCTION "credits"."refuse_reused_key"() IS 'Raises 409: an idempotency key that belongs to another request';

COMMENT ON FUNCTION "credits"."refuse_spending"(uuid, text, bigint) IS 'Raises why spending was impossible: 404 unknown, 403 frozen, 402 with the shortfall';

COMMENT ON FUNCTION "credits"."reinstate_grant"(uuid, uuid, text, bigint, text) IS 'Puts reversed credits back into their grant, because the money came back';

COMMENT ON FUNCTION "credits"."reinstate_lineage"(uuid, uuid, bigint, text) IS 'Gives back so much of what is reversed of a grant, as if it had not been';

COMMENT ON FUNCTION "credits"."reinstate_spending"(credits.grants, uuid, bigint, text) IS 'A new grant for what a reversal had spent, when the money returns';

COMMENT ON FUNCTION "credits"."remove_budget"(uuid, text, uuid, text) IS 'Takes a member''s budget away; deducts of a tenant without budgets pass them by again';

COMMENT ON FUNCTION "credits"."restore_spending"(public.tenant_credit_balance, credits.entries, bigint, bigint, bigint) IS 'Returns part of what a deduct or capture spent to the grants it came from';

COMMENT ON FUNCTION "credits"."return_to_budgets"(public.tenant_credit_balance, credits.entries, bigint) IS 'Takes off a member''s budgets what came back of their spending in the month they count';

COMMENT ON FUNCTION "credits"."returned_within"(uuid, text, bigint, bigint) IS 'How much of a stretch of spending came back; reads only';

COMMENT ON FUNCTION "credits"."reverse_grant"(uuid, uuid, bigint, text, bytea, text, jsonb, uuid) IS 'Reverses part of a grant: from what is left, what expired, then into debt; 404, 409';

COMMENT ON FUNCTION "credits"."reverse_lineage"(uuid, uuid, bigint, text) IS 'Reverses so much of a grant and what was reinstated of it; into debt when it is spent';

COMMENT ON FUNCTION "credits"."set_budget"(uuid, text, uuid, text, bigint, uuid) IS 'A member''s budget with its limit; a new one counts what is spent this month already';

COMMENT ON FUNCTION "credits"."settle"(uuid, text) IS 'Lays open spending onto grants in burn order and writes the burns';

COMMENT ON FUNCTION "credits"."settle_due"(uuid, text) IS 'Settles, ends and expires what is due now; false when nothing was';

COMMENT ON FUNCTION "credits"."settle_or_refuse"(uuid, text, bigint) IS 'Settles what is due, or raises why the credits could not be spent';

COMMENT ON FUNCTION "credits"."spending_within"(uuid, text, bigint, bigint, integer) IS 'The entries that cover a stretch of spending, newest first; reads only';

COMMENT ON FUNCTION "credits"."spent_by_member"(uuid, text, uuid, text, date) IS 'What a member''s entries of a month took, less what came back: what a budget counts';

COMMENT ON FUNCTION "credits"."spent_on_budget"(credits.budgets) IS 'What counts against a budget now, as if everything due had been settled; reads only';

COMMENT ON FUNCTION "credits"."stretches_of"(uuid, bigint) IS 'Where on the line of spending an entry''s credits went; reads only';

COMMENT ON FUNCTION "credits"."sweep"(integer) IS 'Expires what is due, bounded; returns the number of balances it settled';

COMMENT ON FUNCTION "credits"."topup"(uuid, bigint, text, text, text, text, timestamp with time zone, smallint, jsonb, uuid) IS 'One grant and one entry; behind rpc_credit_topup and behind paid purchases';

COMMENT ON FUNCTION "credits"."trace_stretch"(uuid, text, bigint, bigint) IS 'Which grants pay for a stretch of spending, settled or not; reads only';

COMMENT ON FUNCTION "credits"."usage_between"(uuid, text, bigint, bigint) IS 'Usage per day and action of a stretch of the history, restores taken off; reads only';

COMMENT ON FUNCTION "credits"."utc_month"(timestamp with time zone) IS 'The first day of a moment''s month in UTC';

COMMENT ON FUNCTION "credits"."verify"(uuid) IS 'Proves the books of one tenant or of all: one row per broken rule, none when they are right';

COMMENT ON FUNCTION "credits"."verify_budgets"(uuid) IS 'Budgets count what entries say, and deducts know that there are budgets';

COMMENT ON FUNCTION "credits"."verify_entries"(uuid) IS 'Sign, spending, price and bounds of every entry';

COMMENT ON FUNCTION "credits"."verify_grants"(uuid) IS 'Topups have grants, grants add up to balances, burns tile the spending';

COMMENT ON FUNCTION "credits"."verify_history"(uuid) IS 'Versions, running balances, holds and spending, and sums of the entries';

COMMENT ON FUNCTION "credits"."verify_holds"(uuid) IS 'What is held is open, and what ended gave the rest back';

COMMENT ON FUNCTION "credits"."verify_notable_entries"(uuid) IS 'What is no deduct and no hold is found by its kind and by the entry it completes';

COMMENT ON FUNCTION "credits"."verify_purchases"(uuid) IS 'Purchases have their grants, reversals follow their money, freezes are known to the balance';

COMMENT ON FUNCTION "credits"."verify_returns"(uuid) IS 'What came back was spent, is what its entry says, and came back once';

COMMENT ON FUNCTION "credits"."verify_reversals"(uuid) IS 'Expiries and reversals have their entries, debt has its reversal, what is due is known';

COMMENT ON FUNCTION "credits"."verify_usage"(uuid) IS 'Usage that is counted per day is the usage of the entries up to the mark';

COMMENT ON FUNCTION "public"."rpc_credit_adjust"(uuid, bigint, text, text, text, uuid, timestamp with time zone, jsonb) IS 'Corrects a balance by hand, with a reason; 402 when it would leave less than nothing';

COMMENT ON FUNCTION "public"."rpc_credit_apply_auto_topup"(uuid, uuid, text, boolean, text, bigint, text, text, text, text, text) IS 'Applies what Stripe says of an automatic payment to its purchase; credits it once when paid';

COMMENT ON FUNCTION "public"."rpc_credit_apply_checkout"(uuid, uuid, text, boolean, text, text, boolean, bigint, text, text, text, text, text, bigint, bigint, bigint, bigint) IS 'Applies what Stripe says of a Checkout Session to its purchase; credits it once when it is paid';

COMMENT ON FUNCTION "public"."rpc_credit_apply_payment"(uuid, uuid, text, boolean, text, jsonb, jsonb, text[], text, text) IS 'Applies refunds, disputes and fraud warnings of a payment: credits follow the money';

COMMENT ON FUNCTION "public"."rpc_credit_capture"(uuid, uuid, bigint, text, text, jsonb) IS 'Takes what the work cost and ends the hold; 402, 404 unknown_hold, 409 hold_closed';

COMMENT ON FUNCTION "public"."rpc_credit_choose_card"(uuid, uuid, text) IS 'Ties an automatic top-up to the card it charges, once; returns the one that counts';

COMMENT ON FUNCTION "public"."rpc_credit_claim_auto_topups"(boolean, integer, integer) IS 'Automatic top-ups that want work, leased to the caller; begins those that are due';

COMMENT ON FUNCTION "public"."rpc_credit_claim_customer"(uuid, boolean) IS 'The tenant''s Stripe customer in this mode, or null when it has yet to be created';

COMMENT ON FUNCTION "public"."rpc_credit_claim_notices"(integer, integer) IS 'Notices that are due, leased to the caller, with the address and secret to send them';

COMMENT ON FUNCTION "public"."rpc_credit_deduct"(uuid, bigint, text, text, text, bigint, text, jsonb, uuid) IS 'One atomic debit of amount, or action × quantity; 402 when too little is there, 409 reused key';

COMMENT ON FUNCTION "public"."rpc_credit_deduct_batch"(jsonb) IS 'Up to 1000 deducts of many tenants at once, each with its own key and outcome';

COMMENT ON FUNCTION "public"."rpc_credit_fail_auto_topup"(uuid, uuid, text) IS 'Ends an automatic top-up that could not be charged at all; false when it has moved on';

COMMENT ON FUNCTION "public"."rpc_credit_find_entries"(uuid, text, text[], text, uuid, timestamp with time zone, timestamp with time zone, bigint, integer) IS 'A page of the history by kinds, action, actor and time; bounded, reads only';

COMMENT ON FUNCTION "public"."rpc_credit_find_purchase"(uuid, uuid) IS 'Status, credits, session and payment of one purchase; 404 when the tenant has no such purchase';

COMMENT ON FUNCTION "public"."rpc_credit_finish_notice"(uuid, uuid, text) IS 'Records what became of an attempt to deliver a notice; no row when it was not pending';

COMMENT ON FUNCTION "public"."rpc_credit_finish_operation"(bigint, text, text) IS 'Puts on record whether an operator''s act was done, refused or failed';

COMMENT ON FUNCTION "public"."rpc_credit_hold"(uuid, bigint, text, integer, text, text, bigint, text, jsonb, uuid) IS 'Sets credits aside for work; 402 when too few are available or the budget is, 409 reused key';

COMMENT ON FUNCTION "public"."rpc_credit_lift_freeze"(uuid, text, text, text) IS 'Lifts a freeze, once, with a reason; 404 unknown_freeze';

COMMENT ON FUNCTION "public"."rpc_credit_list_catalogue"(text, text) IS 'Packages and price list as they are now, or the versions of one of them';

COMMENT ON FUNCTION "public"."rpc_credit_list_events"(text, text, text, integer) IS 'What Stripe told us and what became of it, newest first, a page at a time';

COMMENT ON FUNCTION "public"."rpc_credit_list_freezes"(boolean) IS 'Which accounts are frozen and why; with what was lifted, who lifted it';

COMMENT ON FUNCTION "public"."rpc_credit_list_operations"(uuid, uuid, text, boolean, bigint, integer) IS 'What operators did and were refused, newest first, a page at a time';

COMMENT ON FUNCTION "public"."rpc_credit_list_operators"() IS 'The operators of now, for the filter of their log';

COMMENT ON FUNCTION "public"."rpc_credit_list_quarantine"(text, boolean, integer) IS 'What waits in quarantine for a person, and with what was resolved what they decided';

COMMENT ON FUNCTION "public"."rpc_credit_list_tenants"(text, text, uuid, text, integer, text, bigint) IS 'All tenants with their balances, a page at a time: by name or balance, in debt, or frozen';

COMMENT ON FUNCTION "public"."rpc_credit_list_unfinished"(boolean, timestamp with time zone, uuid, integer) IS 'Purchases whose payment, refund or dispute is not decided, by purchase_id, a page at a time';

COMMENT ON FUNCTION "public"."rpc_credit_open_purchase"(uuid, uuid, text) IS 'Ties a purchase to a Checkout Session unless it has one; answers with the one it has';

COMMENT ON FUNCTION "public"."rpc_credit_preflight"(uuid, bigint, text, text, bigint, uuid) IS 'Could the tenant spend amount, or action × quantity, now? Reads only; 404, 422 on bad input';

COMMENT ON FUNCTION "public"."rpc_credit_read_purchases"(uuid[], uuid[]) IS 'Our side of purchases: status, ids, refunds, disputes, freezes';

COMMENT ON FUNCTION "public"."rpc_credit_record_decline"(uuid, uuid, text, text, boolean, integer, integer, integer, timestamp with time zone) IS 'Counts a declined payment once; closes is true when it was one too many for its tenant';

COMMENT ON FUNCTION "public"."rpc_credit_record_event"(text, text, boolean, text, text) IS 'Logs an event that is not applied; false when it had already been processed';

COMMENT ON FUNCTION "public"."rpc_credit_record_operation"(text, uuid, uuid, text, text, jsonb, text) IS 'Puts on record what an operator is about to do, or was refused';

COMMENT ON FUNCTION "public"."rpc_credit_release"(uuid, uuid, text, text, jsonb) IS 'Gives all of a hold back; 404 unknown_hold, 409 hold_closed';

COMMENT ON FUNCTION "public"."rpc_credit_resolve_quarantine"(text, text, text) IS 'Puts on record what a person decided about a case, once; 404 unknown_case';

COMMENT ON FUNCTION "public"."rpc_credit_restore"(uuid, bigint, bigint, text, text, jsonb, uuid) IS 'Gives credits of a deduct or capture back to their grants; 404, 409 when none are left';

COMMENT ON FUNCTION "public"."rpc_credit_restore_version"(text, text, integer, integer, text, uuid) IS 'Makes an earlier version of a package or an action stand again; 409 version_outdated';

COMMENT ON FUNCTION "public"."rpc_credit_reverse"(uuid, uuid, bigint, text, text, jsonb, uuid) IS 'Takes credits back because money went back, into debt if they are spent; 404, 409';

COMMENT ON FUNCTION "public"."rpc_credit_save_action"(text, jsonb, jsonb, bigint, boolean, integer, integer, text, uuid) IS 'Changes or adds an action of the price list, as a new version; 409 version_outdated';

COMMENT ON FUNCTION "public"."rpc_credit_save_customer"(uuid, boolean, text) IS 'Stores the Stripe customer of a claimed tenant, once, and returns the one that counts';

COMMENT ON FUNCTION "public"."rpc_credit_save_package"(text, jsonb, bigint, bigint, text, boolean, integer, integer, text, uuid, integer, boolean) IS 'Changes or adds a package, as a new version with a reason; 409 version_outdated';

COMMENT ON FUNCTION "public"."rpc_credit_save_reconcile"(bigint, integer, integer, integer, jsonb, integer, text, text, text, text) IS 'Adds to a run''s report and renews its lease; kept is false when another run took over';

COMMENT ON FUNCTION "public"."rpc_credit_set_auto_topup"(uuid, boolean, uuid, bigint, text, bigint, integer, text) IS 'Switches a tenant''s automatic top-up on at a package''s price of now, or off';

COMMENT ON FUNCTION "public"."rpc_credit_set_budget"(uuid, uuid, bigint, text, text, uuid) IS 'Sets or removes a member''s monthly budget; 404 unknown member or action, 422 on a bad limit';

COMMENT ON FUNCTION "public"."rpc_credit_set_endpoint"(uuid, text, uuid) IS 'Sets where a tenant''s notices go and returns their new secret, once; null removes it';

COMMENT ON FUNCTION "public"."rpc_credit_set_low_balance"(uuid, bigint, text, uuid) IS 'Sets below how many available credits a tenant is warned; null for never';

COMMENT ON FUNCTION "public"."rpc_credit_start_purchase"(uuid, uuid, text, uuid, boolean, text, boolean) IS 'The purchase of an attempt, with its snapshot; 404 unknown package, 409 taken, 429 declines';

COMMENT ON FUNCTION "public"."rpc_credit_start_reconcile"(boolean, boolean, integer) IS 'Begins or goes on with a reconciliation; no run_id while another one runs';

COMMENT ON FUNCTION "public"."rpc_credit_take_rate"(text, jsonb, integer) IS 'Counts one request against all its limits, or says which one is full and for how many seconds';

COMMENT ON FUNCTION "public"."rpc_credit_test_endpoint"(uuid, uuid, integer) IS 'A test notice for the caller to send now; 404 unknown_endpoint';

COMMENT ON FUNCTION "public"."rpc_credit_topup"(uuid, bigint, text, text, text, text, timestamp with time zone, smallint, jsonb, uuid) IS 'One grant and one entry; 409 when the key belongs to another request, 404 and 422 on bad input';

COMMENT ON FUNCTION "public"."rpc_credit_trace_entry"(uuid, bigint) IS 'Which grants paid for an entry, and what came back to them; reads only';

COMMENT ON FUNCTION "public"."rpc_credit_trace_grant"(uuid, uuid, bigint, integer) IS 'What a grant was spent on, newest first; page with before_spent; reads only';

COMMENT ON FUNCTION "public"."rpc_credit_was_processed"(text) IS 'Whether an event of Stripe''s has been applied already, for good';

COMMENT ON FUNCTION "tenancy"."email_of"(uuid) IS 'A user''s e-mail address, for what operators read; part of the seam';

COMMENT ON FUNCTION "tenancy"."is_operator"() IS 'Whether the signed-in caller runs the product; no tenant''s role makes anybody an operator';

COMMENT ON FUNCTION "tenancy"."members_of"(uuid) IS 'The members of a tenant of the caller''s; e-mail addresses for owners, admins and their owner';

COMMENT ON FUNCTION "tenancy"."my_tenant_ids"() IS 'The caller''s tenants; use as: tenant_id = any ((select tenancy.my_tenant_ids())::uuid[])';

COMMENT ON FUNCTION "tenancy"."role_in"(uuid) IS 'The signed-in caller''s role in the tenant (owner, admin, billing, member, viewer) or null';

COMMENT ON FUNCTION "tenancy"."role_of"(uuid, uuid) IS 'A user''s role in the tenant (owner, admin, billing, member, viewer) or null';

COMMENT ON SCHEMA "billing" IS 'Packages, purchases, Stripe customers and events, rate limits';

COMMENT ON SCHEMA "credits" IS 'The append-only ledger: types, price list, grants, entries';

COMMENT ON SCHEMA "tenancy" IS 'Who belongs to which tenant and who runs the product, in functions an app may replace';

COMMENT ON TABLE "billing"."audit_records" IS 'Who did what: append-only, for owners and admins';

COMMENT ON TABLE "billing"."auto_topups" IS 'Who wants a saved card charged when credits run low';

COMMENT ON TABLE "billing"."balance_watches" IS 'Thresholds below which a tenant is warned, once';

COMMENT ON TABLE "billing"."catalogue_versions" IS 'Every version of every package and action, append-only: who, when and why';

COMMENT ON TABLE "billing"."declines" IS 'Declined payments per tenant in the current window, and until when its checkout is closed';

COMMENT ON TABLE "billing"."disputes" IS 'Disputes of our payments, as Stripe knows them';

COMMENT ON TABLE "billing"."freezes" IS 'What froze an account, and who lifted it and why';

COMMENT ON TABLE "billing"."notice_endpoints" IS 'The address and secret for a tenant''s notices';

COMMENT ON TABLE "billing"."notices" IS 'The outbox of signed notices to tenants'' own systems';

COMMENT ON TABLE "billing"."operator_outcomes" IS 'Whether an operator''s act was done, refused or failed: append-only';

COMMENT ON TABLE "billing"."operator_records" IS 'Who asked for what in the operators'' pages, before it was done: append-only';

COMMENT ON TABLE "billing"."packages" IS 'Credit packages sold through Checkout';

COMMENT ON TABLE "billing"."policies" IS 'Switches of the operator; an empty table means the defaults';

COMMENT ON TABLE "billing"."purchase_steps" IS 'When a purchase reached each status, and what was reversed of it by then';

COMMENT ON TABLE "billing"."purchases" IS 'An order: the snapshot taken, the payment awaited, the grant made';

COMMENT ON TABLE "billing"."rate_limits" IS 'Requests per scope and subject in the current window';

COMMENT ON TABLE "billing"."reconcile_runs" IS 'Every comparison of Stripe''s objects with ours, and what came of it';

COMMENT ON TABLE "billing"."refunds" IS 'Refunds of our payments, as Stripe knows them';

COMMENT ON TABLE "billing"."resolutions" IS 'Who resolved which case of the quarantine, and why';

COMMENT ON TABLE "billing"."stripe_customers" IS 'Which Stripe customer stands for which tenant';

COMMENT ON TABLE "billing"."stripe_events" IS 'Every verified event Stripe delivered and what became of it';

COMMENT ON TABLE "credits"."accounts" IS 'Which credit types a tenant has; keeps a tenant and a type that have books from being deleted';

COMMENT ON TABLE "credits"."actions" IS 'What a metered action costs, per unit';

COMMENT ON TABLE "credits"."budgets" IS 'Monthly limits of members, per action or over all, and what counts against them';

COMMENT ON TABLE "credits"."burns" IS 'What each grant paid for: stretches of the tenant''s spending';

COMMENT ON TABLE "credits"."daily_usage" IS 'Usage per day and action, counted up to the usage mark';

COMMENT ON TABLE "credits"."entries" IS 'One row per change of a balance, append-only, self-checking';

COMMENT ON TABLE "credits"."grants" IS 'Credits given to a tenant, by source';

COMMENT ON TABLE "credits"."holds" IS 'Credits set aside for work in progress, until captured or released';

COMMENT ON TABLE "credits"."notable_entries" IS 'Where the entries that are no deducts and no holds are found, by kind and by origin';

COMMENT ON TABLE "credits"."returns" IS 'What came back to each grant: stretches of the tenant''s spending, and the entry that did it';

COMMENT ON TABLE "credits"."types" IS 'Kinds of credits; the default is credit with 0 decimals';

COMMENT ON TABLE "credits"."usage_marks" IS 'Up to which entry the usage of a balance is in daily_usage; later entries are counted live';

COMMENT ON TABLE "public"."tenant_credit_balance" IS 'What a tenant owns of a credit type, in its smallest unit; no row means nothing was granted yet';

COMMENT ON TABLE "public"."tenant_members" IS 'Membership and role of a user in a tenant';

COMMENT ON TABLE "public"."tenants" IS 'A customer of the app: the owner of balances, grants and purchases';

COMMENT ON TABLE "tenancy"."operators" IS 'The users who run the product; written in the SQL editor or by migration alone';

COMMENT ON TYPE "credits"."batch_item" IS 'One item of a batch of deducts, parsed as far as it goes';

COMMENT ON TYPE "credits"."batch_part" IS 'Items of a batch of deducts that are of one tenant';

COMMENT ON TYPE "credits"."entry_kind" IS 'What an entry did, one word per verb of the ledger';

COMMENT ON VIEW "public"."credit_actions" IS 'What metered actions cost per unit, with German and English labels';

COMMENT ON VIEW "public"."credit_audit" IS 'The audit records of the tenants whose owner or admin the caller is, newest by record_id';

COMMENT ON VIEW "public"."credit_auto_topups" IS 'What the caller''s tenants agreed to have charged, and why it is charged now or not';

COMMENT ON VIEW "public"."credit_balances" IS 'Balance, held, available and debt per tenant and credit type now, and what expires next';

COMMENT ON VIEW "public"."credit_budgets" IS 'Limit, spent and left this month: a member''s own budgets, all of them for owners and admins';

COMMENT ON VIEW "public"."credit_endpoints" IS 'Where the notices of the tenants go whose owner or admin the caller is';

COMMENT ON VIEW "public"."credit_entries" IS 'The history of the caller''s tenants in plain words; page by entry_id, newest is highest';

COMMENT ON VIEW "public"."credit_grants" IS 'The grants of the caller''s tenants: left, held, spent, expired and reversed now';

COMMENT ON VIEW "public"."credit_holds" IS 'Credits of the caller''s tenants set aside for work in progress';

COMMENT ON VIEW "public"."credit_live" IS 'When the credits of the caller''s tenants last changed, and where changes are told';

COMMENT ON VIEW "public"."credit_low_balances" IS 'The thresholds of the caller''s tenants; is_low until the balance has recovered';

COMMENT ON VIEW "public"."credit_members" IS 'The members of the caller''s tenants; e-mail is null where it is not the caller''s to see';

COMMENT ON VIEW "public"."credit_notices" IS 'Notices of the tenants whose owner or admin the caller is';

COMMENT ON VIEW "public"."credit_packages" IS 'Active credit packages with price and labels';

COMMENT ON VIEW "public"."credit_purchase_steps" IS 'The purchases of the caller''s tenants step by step: statuses, refunds, disputes, freezes';

COMMENT ON VIEW "public"."credit_purchases" IS 'The purchases of the caller''s tenants and where they stand';

COMMENT ON VIEW "public"."credit_reconcile_runs" IS 'What each reconciliation looked at, repaired, and could not; the last complete one is the pulse';

COMMENT ON VIEW "public"."credit_saved_cards" IS 'The caller''s tenants whose card Stripe keeps by consent; no row without one';

COMMENT ON VIEW "public"."credit_usage_daily" IS 'Usage of the caller''s tenants per UTC day and action, restores taken off';

COMMENT ON VIEW "public"."my_account" IS 'The caller''s user_id and whether they are an operator';

COMMENT ON VIEW "public"."my_tenants" IS 'The caller''s tenants and their role in each';

alter table billing.purchases alter column tenant_id set (n_distinct = -0.005);

alter table credits.burns alter column tenant_id set (n_distinct = -0.005);

alter table credits.entries alter column tenant_id set (n_distinct = -0.005);

alter table credits.grants alter column tenant_id set (n_distinct = -0.005);

alter table credits.holds alter column tenant_id set (n_distinct = -0.005);

alter table credits.notable_entries alter column tenant_id set (n_distinct = -0.005);

alter table credits.returns alter column tenant_id set (n_distinct = -0.005);

revoke execute on function billing.apply_freezes(uuid, text) from public, anon, authenticated;

revoke execute on function billing.ask_to_authenticate(billing.purchases)
from public, anon, authenticated;

revoke execute on function billing.audit(uuid, text, text, uuid, text, jsonb)
from public, anon, authenticated;

revoke execute on function billing.auto_charged_minor(uuid) from public, anon, authenticated;

revoke execute on function billing.auto_topup_state(billing.auto_topups, boolean)
from public, anon, authenticated;

revoke execute on function billing.back_off_auto_topup(billing.purchases)
from public, anon, authenticated;

revoke execute on function billing.call_function(text, text, text, integer)
from public, anon, authenticated;

revoke execute on function billing.checkout_mismatch from public, anon, authenticated;

revoke execute on function billing.checkout_status(text, text, boolean)
from public, anon, authenticated;

revoke execute on function billing.converge_purchase(uuid, uuid)
from public, anon, authenticated;

revoke execute on function billing.dispute_rank(text) from public, anon, authenticated;

revoke execute on function billing.expect_version(text, text, boolean, integer)
from public, anon, authenticated;

revoke execute on function billing.give_notice(uuid, text, jsonb)
from public, anon, authenticated;

revoke execute on function billing.grant_purchase(billing.purchases, text, text)
from public, anon, authenticated;

revoke execute on function billing.intent_mismatch(
  billing.purchases, text, boolean, text, bigint, text, text
) from public, anon, authenticated;

revoke execute on function billing.live_topic(uuid) from public, anon, authenticated;

revoke execute on function billing.log_event(text, text, boolean, text, text)
from public, anon, authenticated;

revoke execute on function billing.look_at_auto_topups(boolean, integer)
from public, anon, authenticated;

revoke execute on function billing.mark_findings(jsonb) from public, anon, authenticated;

revoke execute on function billing.money_back(billing.purchases)
from public, anon, authenticated;

revoke execute on function billing.move_purchase(billing.purchases, text, text, text, text)
from public, anon, authenticated;

revoke execute on function billing.open_live_updates() from public, anon, authenticated;

revoke execute on function billing.payment_mismatch(billing.purchases, text, boolean, text)
from public, anon, authenticated;

revoke execute on function billing.quarantine_cases() from public, anon, authenticated;

revoke execute on function billing.record_freeze() from public, anon, authenticated;

revoke execute on function billing.record_purchase() from public, anon, authenticated;

revoke execute on function billing.record_version() from public, anon, authenticated;

revoke execute on function billing.refund_rank(text) from public, anon, authenticated;

revoke execute on function billing.refuse_after_declines(uuid) from public, anon, authenticated;

revoke execute on function billing.schedule_jobs(text, text) from public, anon, authenticated;

revoke execute on function billing.sign_version(uuid, text) from public, anon, authenticated;

revoke execute on function billing.start_auto_topup(billing.auto_topups, boolean)
from public, anon, authenticated;

revoke execute on function billing.status_rank(text) from public, anon, authenticated;

revoke execute on function billing.steer_auto_topup() from public, anon, authenticated;

revoke execute on function billing.store_disputes(billing.purchases, text, jsonb)
from public, anon, authenticated;

revoke execute on function billing.store_freezes(billing.purchases, text[])
from public, anon, authenticated;

revoke execute on function billing.store_refunds(billing.purchases, text, jsonb)
from public, anon, authenticated;

revoke execute on function billing.switch_off_auto_topup(billing.purchases, text)
from public, anon, authenticated;

revoke execute on function billing.tell_change(uuid) from public, anon, authenticated;

revoke execute on function billing.tell_grant() from public, anon, authenticated;

revoke execute on function billing.user_named(text) from public, anon, authenticated;

revoke execute on function billing.watch_balances(integer) from public, anon, authenticated;

revoke all on billing.audit_records from public, anon, authenticated, service_role;

revoke all on billing.auto_topups from public, anon, authenticated, service_role;

revoke all on billing.balance_watches from public, anon, authenticated, service_role;

revoke all on billing.catalogue_versions from public, anon, authenticated, service_role;

revoke all on billing.declines from public, anon, authenticated, service_role;

revoke all on billing.disputes from public, anon, authenticated, service_role;

revoke all on billing.freezes from public, anon, authenticated, service_role;

revoke all on billing.notice_endpoints from public, anon, authenticated, service_role;

revoke all on billing.notices from public, anon, authenticated, service_role;

revoke all on billing.operator_outcomes from public, anon, authenticated, service_role;

revoke all on billing.operator_records from public, anon, authenticated, service_role;

revoke all on billing.packages from public, anon, authenticated, service_role;

revoke all on billing.policies from public, anon, authenticated, service_role;

revoke all on billing.purchase_steps from public, anon, authenticated, service_role;

revoke all on billing.purchases from public, anon, authenticated, service_role;

revoke all on billing.rate_limits from public, anon, authenticated, service_role;

revoke all on billing.reconcile_runs from public, anon, authenticated, service_role;

revoke all on billing.refunds from public, anon, authenticated, service_role;

revoke all on billing.resolutions from public, anon, authenticated, service_role;

revoke all on billing.stripe_customers from public, anon, authenticated, service_role;

revoke all on billing.stripe_events from public, anon, authenticated, service_role;

revoke execute on function credits.add_grant(
  uuid, text, bigint, credits.entry_kind, text, bytea, text, text, timestamptz, smallint, uuid,
  jsonb, bigint
) from public, anon, authenticated;

revoke execute on function credits.append_entry(
  public.tenant_credit_balance, credits.entry_kind, bigint, bigint, text, bytea, text, bigint, text,
  bigint, uuid, jsonb, bigint
) from public, anon, authenticated;

revoke execute on function credits.check_account(uuid, text) from public, anon, authenticated;

revoke execute on function credits.check_grant(text, timestamptz, smallint)
from public, anon, authenticated;

revoke execute on function credits.check_request(text, text, jsonb)
from public, anon, authenticated;

revoke execute on function credits.close_hold(
  public.tenant_credit_balance, credits.holds, text, bigint, bigint
) from public, anon, authenticated;

revoke execute on function credits.cost_of(text, bigint, text, bigint)
from public, anon, authenticated;

revoke execute on function credits.count_usage(integer, integer)
from public, anon, authenticated;

revoke execute on function credits.deduct_batch(jsonb) from public, anon, authenticated;

revoke execute on function credits.deduct_item(jsonb) from public, anon, authenticated;

revoke execute on function credits.deduct_stepwise(
  uuid, bigint, text, text, text, bigint, text, jsonb, uuid
) from public, anon, authenticated;

revoke execute on function credits.deduct_together(credits.batch_part)
from public, anon, authenticated;

revoke execute on function credits.draw_on_budgets(
  uuid, text, uuid, text, bigint
) from public, anon, authenticated;

revoke execute on function credits.due_returns(uuid, text) from public, anon, authenticated;

revoke execute on function credits.entry_of_key(uuid, text) from public, anon, authenticated;

revoke execute on function credits.expire_grant(uuid, uuid) from public, anon, authenticated;

revoke execute on function credits.expire_hold(credits.holds) from public, anon, authenticated;

revoke execute on function credits.fail(integer, text, text, text) from public, anon, authenticated;

revoke execute on function credits.find_deduct(
  uuid, bigint, text, text, text, bigint, text, jsonb, uuid
) from public, anon, authenticated;

revoke execute on function credits.find_twin(uuid, text, bytea) from public, anon, authenticated;

revoke execute on function credits.fingerprint(jsonb) from public, anon, authenticated;

revoke execute on function credits.first_entry(uuid, timestamptz, text, bigint)
from public, anon, authenticated;

revoke execute on function credits.foresee(uuid, text) from public, anon, authenticated;

revoke execute on function credits.foresee_burns(uuid, text) from public, anon, authenticated;

revoke execute on function credits.give_back(
  public.tenant_credit_balance, bigint, bigint, bigint, interval
) from public, anon, authenticated;

revoke execute on function credits.grace_of(text) from public, anon, authenticated;

revoke execute on function credits.internal_key(text, uuid, uuid)
from public, anon, authenticated;

revoke execute on function credits.lineage(uuid, uuid) from public, anon, authenticated;

revoke execute on function credits.lock_grant(uuid, uuid) from public, anon, authenticated;

revoke execute on function credits.lock_hold(uuid, uuid) from public, anon, authenticated;

revoke execute on function credits.lock_spending(uuid, bigint) from public, anon, authenticated;

revoke execute on function credits.move_balance(uuid, text, bigint, bigint, bigint, timestamptz)
from public, anon, authenticated;

revoke execute on function credits.plan_burns(uuid, text, bigint) from public, anon, authenticated;

revoke execute on function credits.quote(text, bigint, text, bigint)
from public, anon, authenticated;

revoke execute on function credits.read_balance(uuid, text) from public, anon, authenticated;

revoke execute on function credits.read_batch(jsonb) from public, anon, authenticated;

revoke execute on function credits.read_grants(uuid, text) from public, anon, authenticated;

revoke execute on function credits.recent_usage(uuid, text) from public, anon, authenticated;

revoke execute on function credits.refuse_change() from public, anon, authenticated;

revoke execute on function credits.refuse_frozen() from public, anon, authenticated;

revoke execute on function credits.refuse_reused_key() from public, anon, authenticated;

revoke execute on function credits.refuse_spending(uuid, text, bigint)
from public, anon, authenticated;

revoke execute on function credits.reinstate_grant(uuid, uuid, text, bigint, text)
from public, anon, authenticated;

revoke execute on function credits.reinstate_lineage(uuid, uuid, bigint, text)
from public, anon, authenticated;

revoke execute on function credits.reinstate_spending(credits.grants, uuid, bigint, text)
from public, anon, authenticated;

revoke execute on function credits.remove_budget(uuid, text, uuid, text)
from public, anon, authenticated;

revoke execute on function credits.restore_spending(
  public.tenant_credit_balance, credits.entries, bigint, bigint, bigint
) from public, anon, authenticated;

revoke execute on function credits.return_to_budgets(
  public.tenant_credit_balance, credits.entries, bigint
) from public, anon, authenticated;

revoke execute on function credits.returned_within(uuid, text, bigint, bigint)
from public, anon, authenticated;

revoke execute on function credits.reverse_grant(
  uuid, uuid, bigint, text, bytea, text, jsonb, uuid
) from public, anon, authenticated;

revoke execute on function credits.reverse_lineage(uuid, uuid, bigint, text)
from public, anon, authenticated;

revoke execute on function credits.set_budget(uuid, text, uuid, text, bigint, uuid)
from public, anon, authenticated;

revoke execute on function credits.settle(uuid, text) from public, anon, authenticated;

revoke execute on function credits.settle_due(uuid, text) from public, anon, authenticated;

revoke execute on function credits.settle_or_refuse(uuid, text, bigint)
from public, anon, authenticated;

revoke execute on function credits.spending_within(uuid, text, bigint, bigint, integer)
from public, anon, authenticated;

revoke execute on function credits.spent_by_member(uuid, text, uuid, text, date)
from public, anon, authenticated;

revoke execute on function credits.spent_on_budget(credits.budgets)
from public, anon, authenticated;

revoke execute on function credits.stretches_of(uuid, bigint) from public, anon, authenticated;

revoke execute on function credits.sweep(integer) from public, anon, authenticated;

revoke execute on function credits.topup(
  uuid, bigint, text, text, text, text, timestamptz, smallint, jsonb, uuid
) from public, anon, authenticated;

revoke execute on function credits.trace_stretch(uuid, text, bigint, bigint)
from public, anon, authenticated;

revoke execute on function credits.usage_between(uuid, text, bigint, bigint)
from public, anon, authenticated;

revoke execute on function credits.utc_month(timestamptz) from public, anon, authenticated;

revoke execute on function credits.verify(uuid) from public, anon, authenticated;

revoke execute on function credits.verify_budgets(uuid) from public, anon, authenticated;

revoke execute on function credits.verify_entries(uuid) from public, anon, authenticated;

revoke execute on function credits.verify_grants(uuid) from public, anon, authenticated;

revoke execute on function credits.verify_history(uuid) from public, anon, authenticated;

revoke execute on function credits.verify_holds(uuid) from public, anon, authenticated;

revoke execute on function credits.verify_notable_entries(uuid) from public, anon, authenticated;

revoke execute on function credits.verify_purchases(uuid) from public, anon, authenticated;

revoke execute on function credits.verify_returns(uuid) from public, anon, authenticated;

revoke execute on function credits.verify_reversals(uuid) from public, anon, authenticated;

revoke execute on function credits.verify_usage(uuid) from public, anon, authenticated;

revoke all on credits.accounts from public, anon, authenticated, service_role;

revoke all on credits.actions from public, anon, authenticated, service_role;

revoke all on credits.budgets from public, anon, authenticated, service_role;

revoke all on credits.burns from public, anon, authenticated, service_role;

revoke all on credits.daily_usage from public, anon, authenticated, service_role;

revoke all on credits.entries from public, anon, authenticated, service_role;

revoke all on credits.grants from public, anon, authenticated, service_role;

revoke all on credits.holds from public, anon, authenticated, service_role;

revoke all on credits.notable_entries from public, anon, authenticated, service_role;

revoke all on credits.returns from public, anon, authenticated, service_role;

revoke all on credits.types from public, anon, authenticated, service_role;

revoke all on credits.usage_marks from public, anon, authenticated, service_role;

revoke execute on function public.rpc_credit_adjust(
  uuid, bigint, text, text, text, uuid, timestamptz, jsonb
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_apply_auto_topup(
  uuid, uuid, text, boolean, text, bigint, text, text, text, text, text
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_apply_checkout from public, anon, authenticated;

revoke execute on function public.rpc_credit_apply_payment(
  uuid, uuid, text, boolean, text, jsonb, jsonb, text[], text, text
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_capture(uuid, uuid, bigint, text, text, jsonb)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_choose_card(uuid, uuid, text)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_claim_auto_topups(boolean, integer, integer)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_claim_customer(uuid, boolean)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_claim_notices(integer, integer)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_deduct from public, anon, authenticated;

revoke execute on function public.rpc_credit_deduct_batch(jsonb) from public, anon, authenticated;

revoke execute on function public.rpc_credit_fail_auto_topup(uuid, uuid, text)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_find_entries(
  uuid, text, text[], text, uuid, timestamptz, timestamptz, bigint, integer
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_find_purchase(uuid, uuid)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_finish_notice(uuid, uuid, text)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_finish_operation(bigint, text, text)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_hold(
  uuid, bigint, text, integer, text, text, bigint, text, jsonb, uuid
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_lift_freeze(uuid, text, text, text)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_list_catalogue(text, text)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_list_events(text, text, text, integer)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_list_freezes(boolean)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_list_operations(
  uuid, uuid, text, boolean, bigint, integer
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_list_operators() from public, anon, authenticated;

revoke execute on function public.rpc_credit_list_quarantine(text, boolean, integer)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_list_tenants(
  text, text, uuid, text, integer, text, bigint
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_list_unfinished(boolean, timestamptz, uuid, integer)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_open_purchase(uuid, uuid, text)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_preflight(uuid, bigint, text, text, bigint, uuid)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_read_purchases(uuid[], uuid[])
from public, anon, authenticated;

revoke execute on function public.rpc_credit_record_decline(
  uuid, uuid, text, text, boolean, integer, integer, integer, timestamptz
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_record_event(text, text, boolean, text, text)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_record_operation(
  text, uuid, uuid, text, text, jsonb, text
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_release(uuid, uuid, text, text, jsonb)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_resolve_quarantine(text, text, text)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_restore(uuid, bigint, bigint, text, text, jsonb, uuid)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_restore_version(
  text, text, integer, integer, text, uuid
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_reverse(uuid, uuid, bigint, text, text, jsonb, uuid)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_save_action(
  text, jsonb, jsonb, bigint, boolean, integer, integer, text, uuid
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_save_customer(uuid, boolean, text)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_save_package(
  text, jsonb, bigint, bigint, text, boolean, integer, integer, text, uuid, integer, boolean
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_save_reconcile(
  bigint, integer, integer, integer, jsonb, integer, text, text, text, text
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_set_auto_topup(
  uuid, boolean, uuid, bigint, text, bigint, integer, text
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_set_budget(uuid, uuid, bigint, text, text, uuid)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_set_endpoint(uuid, text, uuid)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_set_low_balance(uuid, bigint, text, uuid)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_start_purchase(
  uuid, uuid, text, uuid, boolean, text, boolean
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_start_reconcile(boolean, boolean, integer)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_take_rate(text, jsonb, integer)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_test_endpoint(uuid, uuid, integer)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_topup(
  uuid, bigint, text, text, text, text, timestamptz, smallint, jsonb, uuid
) from public, anon, authenticated;

revoke execute on function public.rpc_credit_trace_entry(uuid, bigint)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_trace_grant(uuid, uuid, bigint, integer)
from public, anon, authenticated;

revoke execute on function public.rpc_credit_was_processed(text)
from public, anon, authenticated;

revoke all on public.tenant_credit_balance from public, anon, authenticated, service_role;

revoke all on public.tenant_members from public, anon, authenticated, service_role;

revoke all on public.tenants from public, anon, authenticated, service_role;

revoke all on public.credit_actions from public, anon, authenticated, service_role;

revoke all on public.credit_audit from public, anon, authenticated, service_role;

revoke all on public.credit_auto_topups from public, anon, authenticated, service_role;

revoke all on public.credit_balances from public, anon, authenticated, service_role;

revoke all on public.credit_budgets from public, anon, authenticated, service_role;

revoke all on public.credit_endpoints from public, anon, authenticated, service_role;

revoke all on public.credit_entries from public, anon, authenticated, service_role;

revoke all on public.credit_grants from public, anon, authenticated, service_role;

revoke all on public.credit_holds from public, anon, authenticated, service_role;

revoke all on public.credit_live from public, anon, authenticated, service_role;

revoke all on public.credit_low_balances from public, anon, authenticated, service_role;

revoke all on public.credit_members from public, anon, authenticated, service_role;

revoke all on public.credit_notices from public, anon, authenticated, service_role;

revoke all on public.credit_packages from public, anon, authenticated, service_role;

revoke all on public.credit_purchase_steps from public, anon, authenticated, service_role;

revoke all on public.credit_purchases from public, anon, authenticated, service_role;

revoke all on public.credit_reconcile_runs from public, anon, authenticated, service_role;

revoke all on public.credit_saved_cards from public, anon, authenticated, service_role;

revoke all on public.credit_usage_daily from public, anon, authenticated, service_role;

revoke all on public.my_account from public, anon, authenticated, service_role;

revoke all on public.my_tenants from public, anon, authenticated, service_role;

revoke execute on function tenancy.email_of(uuid) from public, anon, authenticated;

revoke execute on function tenancy.is_operator() from public, anon, authenticated;

revoke execute on function tenancy.members_of(uuid) from public, anon, authenticated;

revoke execute on function tenancy.my_tenant_ids() from public, anon, authenticated;

revoke execute on function tenancy.role_in(uuid) from public, anon, authenticated;

revoke execute on function tenancy.role_of(uuid, uuid) from public, anon, authenticated;

revoke all on tenancy.operators from public, anon, authenticated, service_role;

grant execute on function billing.auto_charged_minor(uuid) to authenticated, service_role;

grant execute on function billing.live_topic(uuid) to authenticated, service_role;

grant usage on schema billing to authenticated, service_role;

grant select on billing.audit_records to authenticated, service_role;

grant select on billing.auto_topups to authenticated, service_role;

grant select on billing.balance_watches to authenticated, service_role;

grant select on billing.catalogue_versions to service_role;

grant select on billing.declines to service_role;

grant select (
  tenant_id, purchase_id, status, withdrawn_minor, reinstated_minor, created_at, updated_at
) on billing.disputes to authenticated;

grant select on billing.disputes to service_role;

grant select (tenant_id, cause, purchase_id, frozen_at, lifted_at)
on billing.freezes to authenticated;

grant select on billing.freezes to service_role;

grant select (tenant_id, url, set_by, set_at) on billing.notice_endpoints to authenticated;

grant select on billing.notices to authenticated, service_role;

grant select on billing.operator_outcomes to service_role;

grant select on billing.operator_records to service_role;

grant select on billing.packages to authenticated, service_role;

grant select on billing.policies to service_role;

grant select on billing.purchase_steps to authenticated, service_role;

grant select (
  tenant_id, purchase_id, attempt_id, package_id, package_labels, credit_type, amount_credits,
  price_minor, currency, status, reversed_minor, reversed_credits, entry_id, created_at, updated_at,
  origin, failure, saves_card, created_by
) on billing.purchases to authenticated;

grant select on billing.purchases to service_role;

grant select on billing.reconcile_runs to service_role;

grant select (tenant_id, purchase_id, amount_minor, status, created_at, updated_at)
on billing.refunds to authenticated;

grant select on billing.refunds to service_role;

grant select on billing.resolutions to service_role;

grant select on billing.stripe_events to service_role;

grant execute on function credits.check_account(uuid, text) to authenticated, service_role;

grant execute on function credits.cost_of(text, bigint, text, bigint)
to authenticated, service_role;

grant execute on function credits.count_usage(integer, integer) to service_role;

grant execute on function credits.due_returns(uuid, text) to authenticated, service_role;

grant execute on function credits.fail(integer, text, text, text) to authenticated, service_role;

grant execute on function credits.first_entry(uuid, timestamptz, text, bigint)
to authenticated, service_role;

grant execute on function credits.foresee(uuid, text) to authenticated, service_role;

grant execute on function credits.foresee_burns(uuid, text) to authenticated, service_role;

grant execute on function credits.plan_burns(uuid, text, bigint) to authenticated, service_role;

grant execute on function credits.quote(text, bigint, text, bigint)
to authenticated, service_role;

grant execute on function credits.read_balance(uuid, text) to authenticated, service_role;

grant execute on function credits.read_grants(uuid, text) to authenticated, service_role;

grant execute on function credits.recent_usage(uuid, text) to authenticated, service_role;

grant execute on function credits.refuse_frozen() to authenticated, service_role;

grant execute on function credits.returned_within(uuid, text, bigint, bigint)
to authenticated, service_role;

grant execute on function credits.spending_within(uuid, text, bigint, bigint, integer)
to authenticated, service_role;

grant execute on function credits.spent_on_budget(credits.budgets) to authenticated, service_role;

grant execute on function credits.stretches_of(uuid, bigint) to authenticated, service_role;

grant execute on function credits.sweep(integer) to service_role;

grant execute on function credits.trace_stretch(uuid, text, bigint, bigint)
to authenticated, service_role;

grant execute on function credits.usage_between(uuid, text, bigint, bigint)
to authenticated, service_role;

grant execute on function credits.utc_month(timestamptz) to authenticated, service_role;

grant execute on function credits.verify(uuid) to service_role;

grant usage on schema credits to authenticated, service_role;

grant select on credits.actions to authenticated, service_role;

grant select on credits.budgets to authenticated, service_role;

grant select on credits.burns to authenticated, service_role;

grant select on credits.daily_usage to authenticated, service_role;

grant select on credits.entries to authenticated, service_role;

grant select on credits.grants to authenticated, service_role;

grant select on credits.holds to authenticated, service_role;

grant select on credits.notable_entries to authenticated, service_role;

grant select on credits.returns to authenticated, service_role;

grant select on credits.types to authenticated, service_role;

grant select on credits.usage_marks to authenticated, service_role;

grant execute on function public.rpc_credit_adjust(
  uuid, bigint, text, text, text, uuid, timestamptz, jsonb
) to service_role;

grant execute on function public.rpc_credit_apply_auto_topup(
  uuid, uuid, text, boolean, text, bigint, text, text, text, text, text
) to service_role;

grant execute on function public.rpc_credit_apply_checkout to service_role;

grant execute on function public.rpc_credit_apply_payment(
  uuid, uuid, text, boolean, text, jsonb, jsonb, text[], text, text
) to service_role;

grant execute on function public.rpc_credit_capture(uuid, uuid, bigint, text, text, jsonb)
to service_role;

grant execute on function public.rpc_credit_choose_card(uuid, uuid, text) to service_role;

grant execute on function public.rpc_credit_claim_auto_topups(boolean, integer, integer)
to service_role;

grant execute on function public.rpc_credit_claim_customer(uuid, boolean) to service_role;

grant execute on function public.rpc_credit_claim_notices(integer, integer) to service_role;

grant execute on function public.rpc_credit_deduct to service_role;

grant execute on function public.rpc_credit_deduct_batch(jsonb) to service_role;

grant execute on function public.rpc_credit_fail_auto_topup(uuid, uuid, text) to service_role;

grant execute on function public.rpc_credit_find_entries(
  uuid, text, text[], text, uuid, timestamptz, timestamptz, bigint, integer
) to authenticated, service_role;

grant execute on function public.rpc_credit_find_purchase(uuid, uuid) to service_role;

grant execute on function public.rpc_credit_finish_notice(uuid, uuid, text) to service_role;

grant execute on function public.rpc_credit_finish_operation(bigint, text, text) to service_role;

grant execute on function public.rpc_credit_hold(
  uuid, bigint, text, integer, text, text, bigint, text, jsonb, uuid
) to service_role;

grant execute on function public.rpc_credit_lift_freeze(uuid, text, text, text)
to service_role;

grant execute on function public.rpc_credit_list_catalogue(text, text) to service_role;

grant execute on function public.rpc_credit_list_events(text, text, text, integer)
to service_role;

grant execute on function public.rpc_credit_list_freezes(boolean) to service_role;

grant execute on function public.rpc_credit_list_operations(
  uuid, uuid, text, boolean, bigint, integer
) to service_role;

grant execute on function public.rpc_credit_list_operators() to service_role;

grant execute on function public.rpc_credit_list_quarantine(text, boolean, integer)
to service_role;

grant execute on function public.rpc_credit_list_tenants(
  text, text, uuid, text, integer, text, bigint
) to service_role;

grant execute on function public.rpc_credit_list_unfinished(boolean, timestamptz, uuid, integer)
to service_role;

grant execute on function public.rpc_credit_open_purchase(uuid, uuid, text) to service_role;

grant execute on function public.rpc_credit_preflight(uuid, bigint, text, text, bigint, uuid)
to authenticated, service_role;

grant execute on function public.rpc_credit_read_purchases(uuid[], uuid[]) to service_role;

grant execute on function public.rpc_credit_record_decline(
  uuid, uuid, text, text, boolean, integer, integer, integer, timestamptz
) to service_role;

grant execute on function public.rpc_credit_record_event(text, text, boolean, text, text)
to service_role;

grant execute on function public.rpc_credit_record_operation(
  text, uuid, uuid, text, text, jsonb, text
) to service_role;

grant execute on function public.rpc_credit_release(uuid, uuid, text, text, jsonb) to service_role;

grant execute on function public.rpc_credit_resolve_quarantine(text, text, text)
to service_role;

grant execute on function public.rpc_credit_restore(uuid, bigint, bigint, text, text, jsonb, uuid)
to service_role;

grant execute on function public.rpc_credit_restore_version(
  text, text, integer, integer, text, uuid
) to service_role;

grant execute on function public.rpc_credit_reverse(uuid, uuid, bigint, text, text, jsonb, uuid)
to service_role;

grant execute on function public.rpc_credit_save_action(
  text, jsonb, jsonb, bigint, boolean, integer, integer, text, uuid
) to service_role;

grant execute on function public.rpc_credit_save_customer(uuid, boolean, text) to service_role;

grant execute on function public.rpc_credit_save_package(
  text, jsonb, bigint, bigint, text, boolean, integer, integer, text, uuid, integer, boolean
) to service_role;

grant execute on function public.rpc_credit_save_reconcile(
  bigint, integer, integer, integer, jsonb, integer, text, text, text, text
) to service_role;

grant execute on function public.rpc_credit_set_auto_topup(
  uuid, boolean, uuid, bigint, text, bigint, integer, text
) to service_role;

grant execute on function public.rpc_credit_set_budget(uuid, uuid, bigint, text, text, uuid)
to service_role;

grant execute on function public.rpc_credit_set_endpoint(uuid, text, uuid) to service_role;

grant execute on function public.rpc_credit_set_low_balance(uuid, bigint, text, uuid)
to service_role;

grant execute on function public.rpc_credit_start_purchase(
  uuid, uuid, text, uuid, boolean, text, boolean
) to service_role;

grant execute on function public.rpc_credit_start_reconcile(boolean, boolean, integer)
to service_role;

grant execute on function public.rpc_credit_take_rate(text, jsonb, integer)
to service_role;

grant execute on function public.rpc_credit_test_endpoint(uuid, uuid, integer) to service_role;

grant execute on function public.rpc_credit_topup(
  uuid, bigint, text, text, text, text, timestamptz, smallint, jsonb, uuid
) to service_role;

grant execute on function public.rpc_credit_trace_entry(uuid, bigint)
to authenticated, service_role;

grant execute on function public.rpc_credit_trace_grant(uuid, uuid, bigint, integer)
to authenticated, service_role;

grant execute on function public.rpc_credit_was_processed(text) to service_role;

grant usage on schema public to anon, authenticated, service_role;

grant select on public.tenant_credit_balance to authenticated, service_role;

grant select on public.tenant_members to authenticated;

grant select, insert, update, delete on public.tenant_members to service_role;

grant select on public.tenants to authenticated;

grant select, insert, update, delete on public.tenants to service_role;

grant select on public.credit_actions to authenticated, service_role;

grant select on public.credit_audit to authenticated, service_role;

grant select on public.credit_auto_topups to authenticated, service_role;

grant select on public.credit_balances to authenticated, service_role;

grant select on public.credit_budgets to authenticated, service_role;

grant select on public.credit_endpoints to authenticated;

grant select on public.credit_entries to authenticated, service_role;

grant select on public.credit_grants to authenticated, service_role;

grant select on public.credit_holds to authenticated, service_role;

grant select on public.credit_live to authenticated;

grant select on public.credit_low_balances to authenticated, service_role;

grant select on public.credit_members to authenticated;

grant select on public.credit_notices to authenticated, service_role;

grant select on public.credit_packages to authenticated, service_role;

grant select on public.credit_purchase_steps to authenticated, service_role;

grant select on public.credit_purchases to authenticated, service_role;

grant select on public.credit_reconcile_runs to service_role;

grant select on public.credit_saved_cards to authenticated, service_role;

grant select on public.credit_usage_daily to authenticated, service_role;

grant select on public.my_account to authenticated;

grant select on public.my_tenants to authenticated;

grant execute on function tenancy.is_operator() to authenticated, service_role;

grant execute on function tenancy.members_of(uuid) to authenticated, service_role;

grant execute on function tenancy.my_tenant_ids() to authenticated, service_role;

grant execute on function tenancy.role_in(uuid) to authenticated, service_role;

grant usage on schema tenancy to authenticated, service_role;

select billing.open_live_updates();
