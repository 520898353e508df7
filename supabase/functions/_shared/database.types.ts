export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  "public": {
    Tables: {
      "tenant_credit_balance": {
        Row: {
          "balance": number;
          "credit_type": string;
          "has_budgets": boolean;
          "held": number;
          "is_frozen": boolean;
          "next_due_at": string;
          "settled_total": number;
          "spent_total": number;
          "tenant_id": string;
          "updated_at": string;
          "version": number;
        };
        ComputedFields: never;
        Insert: {
          "balance"?: number;
          "credit_type": string;
          "has_budgets"?: boolean;
          "held"?: number;
          "is_frozen"?: boolean;
          "next_due_at"?: string;
          "settled_total"?: number;
          "spent_total"?: number;
          "tenant_id": string;
          "updated_at"?: string;
          "version"?: number;
        };
        Update: {
          "balance"?: number;
          "credit_type"?: string;
          "has_budgets"?: boolean;
          "held"?: number;
          "is_frozen"?: boolean;
          "next_due_at"?: string;
          "settled_total"?: number;
          "spent_total"?: number;
          "tenant_id"?: string;
          "updated_at"?: string;
          "version"?: number;
        };
        Relationships: [];
      };
      "tenant_members": {
        Row: {
          "created_at": string;
          "role": string;
          "tenant_id": string;
          "user_id": string;
        };
        ComputedFields: never;
        Insert: {
          "created_at"?: string;
          "role": string;
          "tenant_id": string;
          "user_id": string;
        };
        Update: {
          "created_at"?: string;
          "role"?: string;
          "tenant_id"?: string;
          "user_id"?: string;
        };
        Relationships: [
          {
            foreignKeyName: "tenant_members_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_live";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "tenant_members_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_members";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "tenant_members_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "my_tenants";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "tenant_members_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["tenant_id"];
          },
        ];
      };
      "tenants": {
        Row: {
          "created_at": string;
          "name": string;
          "tenant_id": string;
        };
        ComputedFields: never;
        Insert: {
          "created_at"?: string;
          "name": string;
          "tenant_id"?: string;
        };
        Update: {
          "created_at"?: string;
          "name"?: string;
          "tenant_id"?: string;
        };
        Relationships: [];
      };
    };
    Views: {
      "credit_actions": {
        Row: {
          "action": string;
          "amount_credits": number;
          "credit_type": string;
          "labels": NonNullable<Json>;
          "sort_order": number;
          "unit_labels": NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          "action"?: string | null;
          "amount_credits"?: number | null;
          "credit_type"?: string | null;
          "labels"?: Json | null;
          "sort_order"?: number | null;
          "unit_labels"?: Json | null;
        };
        Update: {
          "action"?: string | null;
          "amount_credits"?: number | null;
          "credit_type"?: string | null;
          "labels"?: Json | null;
          "sort_order"?: number | null;
          "unit_labels"?: Json | null;
        };
        Relationships: [];
      };
      "credit_audit": {
        Row: {
          "action": string;
          "actor": string | null;
          "created_at": string;
          "details": NonNullable<Json>;
          "reason": string | null;
          "record_id": number;
          "subject": string | null;
          "tenant_id": string;
        };
        ComputedFields: never;
        Insert: {
          "action"?: string | null;
          "actor"?: string | null;
          "created_at"?: string | null;
          "details"?: Json | null;
          "reason"?: string | null;
          "record_id"?: number | null;
          "subject"?: string | null;
          "tenant_id"?: string | null;
        };
        Update: {
          "action"?: string | null;
          "actor"?: string | null;
          "created_at"?: string | null;
          "details"?: Json | null;
          "reason"?: string | null;
          "record_id"?: number | null;
          "subject"?: string | null;
          "tenant_id"?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "audit_records_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_live";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "audit_records_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_members";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "audit_records_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "my_tenants";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "audit_records_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["tenant_id"];
          },
        ];
      };
      "credit_auto_topups": {
        Row: {
          "charged_this_month_minor": number | null;
          "cooldown_seconds": number;
          "currency": string;
          "declines": number;
          "is_on": boolean;
          "monthly_cap_minor": number;
          "package_id": string;
          "paused_until": string | null;
          "price_minor": number;
          "set_at": string;
          "set_by": string;
          "state": string;
          "state_since": string;
          "tenant_id": string;
          "threshold_credits": number;
        };
        ComputedFields: never;
        Insert: {
          "charged_this_month_minor"?: never;
          "cooldown_seconds"?: number | null;
          "currency"?: string | null;
          "declines"?: number | null;
          "is_on"?: boolean | null;
          "monthly_cap_minor"?: number | null;
          "package_id"?: string | null;
          "paused_until"?: never;
          "price_minor"?: number | null;
          "set_at"?: string | null;
          "set_by"?: string | null;
          "state"?: string | null;
          "state_since"?: string | null;
          "tenant_id"?: string | null;
          "threshold_credits"?: number | null;
        };
        Update: {
          "charged_this_month_minor"?: never;
          "cooldown_seconds"?: number | null;
          "currency"?: string | null;
          "declines"?: number | null;
          "is_on"?: boolean | null;
          "monthly_cap_minor"?: number | null;
          "package_id"?: string | null;
          "paused_until"?: never;
          "price_minor"?: number | null;
          "set_at"?: string | null;
          "set_by"?: string | null;
          "state"?: string | null;
          "state_since"?: string | null;
          "tenant_id"?: string | null;
          "threshold_credits"?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: "auto_topups_package_id_fkey";
            columns: ["package_id"];
            isOneToOne: false;
            referencedRelation: "credit_packages";
            referencedColumns: ["package_id"];
          },
          {
            foreignKeyName: "auto_topups_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: true;
            referencedRelation: "credit_live";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "auto_topups_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: true;
            referencedRelation: "credit_members";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "auto_topups_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: true;
            referencedRelation: "my_tenants";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "auto_topups_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: true;
            referencedRelation: "tenants";
            referencedColumns: ["tenant_id"];
          },
        ];
      };
      "credit_balances": {
        Row: {
          "available": number | null;
          "balance": number | null;
          "credit_type": string;
          "debt": number | null;
          "expires_next_at": string | null;
          "expires_next_credits": number | null;
          "held": number | null;
          "is_frozen": boolean;
          "tenant_id": string;
          "updated_at": string;
        };
        ComputedFields: never;
        Relationships: [];
      };
      "credit_budgets": {
        Row: {
          "action": string | null;
          "credit_type": string;
          "left_credits": number | null;
          "limit_credits": number;
          "resets_at": string | null;
          "spent_credits": number | null;
          "tenant_id": string;
          "user_id": string;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: "budgets_action_fkey";
            columns: ["action"];
            isOneToOne: false;
            referencedRelation: "credit_actions";
            referencedColumns: ["action"];
          },
          {
            foreignKeyName: "budgets_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_live";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "budgets_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_members";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "budgets_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "my_tenants";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "budgets_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["tenant_id"];
          },
        ];
      };
      "credit_endpoints": {
        Row: {
          "set_at": string;
          "set_by": string | null;
          "tenant_id": string;
          "url": string;
        };
        ComputedFields: never;
        Insert: {
          "set_at"?: string | null;
          "set_by"?: string | null;
          "tenant_id"?: string | null;
          "url"?: string | null;
        };
        Update: {
          "set_at"?: string | null;
          "set_by"?: string | null;
          "tenant_id"?: string | null;
          "url"?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "notice_endpoints_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: true;
            referencedRelation: "credit_live";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "notice_endpoints_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: true;
            referencedRelation: "credit_members";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "notice_endpoints_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: true;
            referencedRelation: "my_tenants";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "notice_endpoints_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: true;
            referencedRelation: "tenants";
            referencedColumns: ["tenant_id"];
          },
        ];
      };
      "credit_entries": {
        Row: {
          "action": string | null;
          "action_labels": Json | null;
          "actor": string | null;
          "amount_credits": number;
          "balance_after": number;
          "created_at": string;
          "credit_type": string;
          "entry_id": number;
          "grant_id": string | null;
          "kind": string | null;
          "origin_entry_id": number | null;
          "package_labels": Json | null;
          "purchase_id": string | null;
          "quantity": number | null;
          "reason": string | null;
          "reference": string | null;
          "source": string | null;
          "tenant_id": string;
          "unit_labels": Json | null;
          "version": number;
        };
        ComputedFields: never;
        Relationships: [];
      };
      "credit_grants": {
        Row: {
          "amount_credits": number;
          "created_at": string;
          "credit_type": string;
          "entry_id": number;
          "expired_credits": number | null;
          "expires_at": string | null;
          "grant_id": string | null;
          "held_credits": number | null;
          "left_credits": number | null;
          "package_labels": Json | null;
          "priority": number;
          "purchase_id": string | null;
          "reversed_credits": number | null;
          "source": string;
          "spent_credits": number | null;
          "tenant_id": string;
        };
        ComputedFields: never;
        Relationships: [];
      };
      "credit_holds": {
        Row: {
          "action": string | null;
          "amount_credits": number;
          "created_at": string;
          "credit_type": string;
          "deadline_at": string;
          "hold_id": string;
          "quantity": number | null;
          "reference": string | null;
          "tenant_id": string;
        };
        ComputedFields: never;
        Relationships: [];
      };
      "credit_live": {
        Row: {
          "changed_at": string | null;
          "tenant_id": string;
          "topic": string | null;
        };
        ComputedFields: never;
        Insert: {
          "changed_at"?: never;
          "tenant_id"?: string | null;
          "topic"?: never;
        };
        Update: {
          "changed_at"?: never;
          "tenant_id"?: string | null;
          "topic"?: never;
        };
        Relationships: [];
      };
      "credit_low_balances": {
        Row: {
          "credit_type": string;
          "is_low": boolean;
          "low_balance_credits": number;
          "set_at": string;
          "set_by": string | null;
          "tenant_id": string;
        };
        ComputedFields: never;
        Insert: {
          "credit_type"?: string | null;
          "is_low"?: boolean | null;
          "low_balance_credits"?: number | null;
          "set_at"?: string | null;
          "set_by"?: string | null;
          "tenant_id"?: string | null;
        };
        Update: {
          "credit_type"?: string | null;
          "is_low"?: boolean | null;
          "low_balance_credits"?: number | null;
          "set_at"?: string | null;
          "set_by"?: string | null;
          "tenant_id"?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "balance_watches_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_live";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "balance_watches_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_members";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "balance_watches_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "my_tenants";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "balance_watches_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["tenant_id"];
          },
        ];
      };
      "credit_members": {
        Row: {
          "email": string | null;
          "role": string | null;
          "tenant_id": string;
          "user_id": string | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
      "credit_notices": {
        Row: {
          "attempts": number;
          "created_at": string;
          "data": NonNullable<Json>;
          "delivered_at": string | null;
          "last_problem": string | null;
          "next_attempt_at": string;
          "notice_id": string;
          "state": string;
          "tenant_id": string;
          "type": string;
        };
        ComputedFields: never;
        Insert: {
          "attempts"?: number | null;
          "created_at"?: string | null;
          "data"?: Json | null;
          "delivered_at"?: string | null;
          "last_problem"?: string | null;
          "next_attempt_at"?: string | null;
          "notice_id"?: string | null;
          "state"?: string | null;
          "tenant_id"?: string | null;
          "type"?: string | null;
        };
        Update: {
          "attempts"?: number | null;
          "created_at"?: string | null;
          "data"?: Json | null;
          "delivered_at"?: string | null;
          "last_problem"?: string | null;
          "next_attempt_at"?: string | null;
          "notice_id"?: string | null;
          "state"?: string | null;
          "tenant_id"?: string | null;
          "type"?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "notices_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_live";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "notices_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_members";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "notices_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "my_tenants";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "notices_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["tenant_id"];
          },
        ];
      };
      "credit_packages": {
        Row: {
          "amount_credits": number;
          "credit_type": string;
          "currency": string;
          "expires_after_days": number | null;
          "is_recommended": boolean;
          "labels": NonNullable<Json>;
          "package_id": string;
          "price_minor": number;
          "sort_order": number;
        };
        ComputedFields: never;
        Insert: {
          "amount_credits"?: number | null;
          "credit_type"?: string | null;
          "currency"?: string | null;
          "expires_after_days"?: number | null;
          "is_recommended"?: boolean | null;
          "labels"?: Json | null;
          "package_id"?: string | null;
          "price_minor"?: number | null;
          "sort_order"?: number | null;
        };
        Update: {
          "amount_credits"?: number | null;
          "credit_type"?: string | null;
          "currency"?: string | null;
          "expires_after_days"?: number | null;
          "is_recommended"?: boolean | null;
          "labels"?: Json | null;
          "package_id"?: string | null;
          "price_minor"?: number | null;
          "sort_order"?: number | null;
        };
        Relationships: [];
      };
      "credit_purchase_steps": {
        Row: {
          "amount_minor": number | null;
          "changed_at": string | null;
          "created_at": string | null;
          "kind": string | null;
          "position": number | null;
          "purchase_id": string | null;
          "reinstated_minor": number | null;
          "reversed_credits": number | null;
          "status": string | null;
          "tenant_id": string | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
      "credit_purchases": {
        Row: {
          "amount_credits": number;
          "attempt_id": string;
          "created_at": string;
          "created_by": string;
          "credit_type": string;
          "currency": string;
          "entry_id": number | null;
          "failure": string | null;
          "origin": string;
          "package_id": string;
          "package_labels": NonNullable<Json>;
          "price_minor": number;
          "purchase_id": string;
          "reversed_credits": number;
          "reversed_minor": number;
          "saves_card": boolean;
          "status": string;
          "tenant_id": string;
          "updated_at": string;
        };
        ComputedFields: never;
        Insert: {
          "amount_credits"?: number | null;
          "attempt_id"?: string | null;
          "created_at"?: string | null;
          "created_by"?: string | null;
          "credit_type"?: string | null;
          "currency"?: string | null;
          "entry_id"?: number | null;
          "failure"?: string | null;
          "origin"?: string | null;
          "package_id"?: string | null;
          "package_labels"?: Json | null;
          "price_minor"?: number | null;
          "purchase_id"?: string | null;
          "reversed_credits"?: number | null;
          "reversed_minor"?: number | null;
          "saves_card"?: boolean | null;
          "status"?: string | null;
          "tenant_id"?: string | null;
          "updated_at"?: string | null;
        };
        Update: {
          "amount_credits"?: number | null;
          "attempt_id"?: string | null;
          "created_at"?: string | null;
          "created_by"?: string | null;
          "credit_type"?: string | null;
          "currency"?: string | null;
          "entry_id"?: number | null;
          "failure"?: string | null;
          "origin"?: string | null;
          "package_id"?: string | null;
          "package_labels"?: Json | null;
          "price_minor"?: number | null;
          "purchase_id"?: string | null;
          "reversed_credits"?: number | null;
          "reversed_minor"?: number | null;
          "saves_card"?: boolean | null;
          "status"?: string | null;
          "tenant_id"?: string | null;
          "updated_at"?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "purchases_package_id_fkey";
            columns: ["package_id"];
            isOneToOne: false;
            referencedRelation: "credit_packages";
            referencedColumns: ["package_id"];
          },
          {
            foreignKeyName: "purchases_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_live";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "purchases_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_members";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "purchases_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "my_tenants";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "purchases_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["tenant_id"];
          },
        ];
      };
      "credit_reconcile_runs": {
        Row: {
          "error": string | null;
          "findings": NonNullable<Json>;
          "finished_at": string | null;
          "is_dry_run": boolean;
          "livemode": boolean;
          "looked_at": number;
          "outcome": string;
          "repaired": number;
          "run_id": number;
          "started_at": string;
          "unable": number;
        };
        ComputedFields: never;
        Insert: {
          "error"?: string | null;
          "findings"?: Json | null;
          "finished_at"?: string | null;
          "is_dry_run"?: boolean | null;
          "livemode"?: boolean | null;
          "looked_at"?: number | null;
          "outcome"?: string | null;
          "repaired"?: number | null;
          "run_id"?: number | null;
          "started_at"?: string | null;
          "unable"?: number | null;
        };
        Update: {
          "error"?: string | null;
          "findings"?: Json | null;
          "finished_at"?: string | null;
          "is_dry_run"?: boolean | null;
          "livemode"?: boolean | null;
          "looked_at"?: number | null;
          "outcome"?: string | null;
          "repaired"?: number | null;
          "run_id"?: number | null;
          "started_at"?: string | null;
          "unable"?: number | null;
        };
        Relationships: [];
      };
      "credit_saved_cards": {
        Row: {
          "saved_at": string | null;
          "tenant_id": string;
        };
        ComputedFields: never;
        Relationships: [
          {
            foreignKeyName: "purchases_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_live";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "purchases_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "credit_members";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "purchases_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "my_tenants";
            referencedColumns: ["tenant_id"];
          },
          {
            foreignKeyName: "purchases_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["tenant_id"];
          },
        ];
      };
      "credit_usage_daily": {
        Row: {
          "action": string | null;
          "action_labels": Json | null;
          "credit_type": string | null;
          "day": string | null;
          "quantity": number | null;
          "tenant_id": string | null;
          "unit_labels": Json | null;
          "used_credits": number | null;
          "uses": number | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
      "my_account": {
        Row: {
          "is_operator": boolean | null;
          "user_id": string | null;
        };
        ComputedFields: never;
        Relationships: [];
      };
      "my_tenants": {
        Row: {
          "name": string;
          "role": string | null;
          "tenant_id": string;
        };
        ComputedFields: never;
        Insert: {
          "name"?: string | null;
          "role"?: never;
          "tenant_id"?: string | null;
        };
        Update: {
          "name"?: string | null;
          "role"?: never;
          "tenant_id"?: string | null;
        };
        Relationships: [];
      };
    };
    Functions: {
      "rpc_credit_adjust": {
        Args: {
          "actor"?: string;
          "amount": number;
          "credit_type"?: string;
          "expires_at"?: string;
          "idempotency_key": string;
          "metadata"?: Json;
          "reason": string;
          "tenant_id": string;
        };
        Returns: {
          "available": number;
          "balance": number;
          "entry_id": number;
          "held": number;
          "outcome": string;
          "replayed": boolean;
        }[];
      };
      "rpc_credit_apply_auto_topup": {
        Args: {
          "amount_minor": number;
          "currency": string;
          "customer_id"?: string;
          "event_id"?: string;
          "event_type"?: string;
          "failure"?: string;
          "intent_status": string;
          "livemode": boolean;
          "payment_intent_id": string;
          "purchase_id": string;
          "tenant_id": string;
        };
        Returns: {
          "outcome": string;
          "purchase_status": string;
          "reason": string;
        }[];
      };
      "rpc_credit_apply_checkout": {
        Args: {
          "amount_minor"?: number;
          "currency"?: string;
          "customer_id"?: string;
          "discount_minor"?: number;
          "event_id"?: string;
          "event_type"?: string;
          "livemode": boolean;
          "payment_failed": boolean;
          "payment_intent_id"?: string;
          "payment_status": string;
          "purchase_id": string;
          "quantity"?: number;
          "session_id": string;
          "session_status": string;
          "tax_minor"?: number;
          "tenant_id": string;
          "unit_minor"?: number;
        };
        Returns: {
          "outcome": string;
          "purchase_status": string;
          "reason": string;
        }[];
      };
      "rpc_credit_apply_payment": {
        Args: {
          "currency": string;
          "disputes": Json;
          "event_id"?: string;
          "event_type"?: string;
          "fraud_warnings": (string)[];
          "livemode": boolean;
          "payment_intent_id": string;
          "purchase_id": string;
          "refunds": Json;
          "tenant_id": string;
        };
        Returns: {
          "newly_frozen": boolean;
          "outcome": string;
          "purchase_status": string;
          "reason": string;
          "reversed_credits": number;
        }[];
      };
      "rpc_credit_capture": {
        Args: {
          "amount"?: number;
          "hold_id": string;
          "idempotency_key"?: string;
          "metadata"?: Json;
          "reference"?: string;
          "tenant_id": string;
        };
        Returns: {
          "available": number;
          "balance": number;
          "entry_id": number;
          "held": number;
          "outcome": string;
          "replayed": boolean;
        }[];
      };
      "rpc_credit_choose_card": {
        Args: { "payment_method_id": string; "purchase_id": string; "tenant_id": string };
        Returns: {
          "stripe_payment_method_id": string;
        }[];
      };
      "rpc_credit_claim_auto_topups": {
        Args: { "lease_seconds"?: number; "livemode": boolean; "max_attempts"?: number };
        Returns: {
          "created_at": string;
          "currency": string;
          "is_first": boolean;
          "may_charge": boolean;
          "price_minor": number;
          "purchase_id": string;
          "stripe_customer_id": string;
          "stripe_payment_method_id": string;
          "tenant_id": string;
        }[];
      };
      "rpc_credit_claim_customer": {
        Args: { "livemode": boolean; "tenant_id": string };
        Returns: {
          "stripe_customer_id": string;
          "tenant_name": string;
        }[];
      };
      "rpc_credit_claim_notices": {
        Args: { "lease_seconds"?: number; "max_notices"?: number };
        Returns: {
          "attempt": number;
          "created_at": string;
          "data": Json;
          "notice_id": string;
          "secret": string;
          "tenant_id": string;
          "type": string;
          "url": string;
        }[];
      };
      "rpc_credit_deduct": {
        Args: {
          "action"?: string;
          "actor"?: string;
          "amount"?: number;
          "credit_type"?: string;
          "idempotency_key"?: string;
          "metadata"?: Json;
          "quantity"?: number;
          "reference"?: string;
          "tenant_id": string;
        };
        Returns: {
          "available": number;
          "balance": number;
          "entry_id": number;
          "held": number;
          "outcome": string;
          "replayed": boolean;
        }[];
      };
      "rpc_credit_deduct_batch": {
        Args: { "items": Json };
        Returns: {
          "available": number;
          "balance": number;
          "code": string;
          "entry_id": number;
          "held": number;
          "hint": string;
          "item": number;
          "message": string;
          "outcome": string;
          "replayed": boolean;
        }[];
      };
      "rpc_credit_fail_auto_topup": {
        Args: { "failure": string; "purchase_id": string; "tenant_id": string };
        Returns: {
          "failed": boolean;
        }[];
      };
      "rpc_credit_find_entries": {
        Args: {
          "action"?: string;
          "actor"?: string;
          "before_entry_id"?: number;
          "credit_type"?: string;
          "kinds"?: (string)[];
          "page_size"?: number;
          "since"?: string;
          "tenant_id": string;
          "until"?: string;
        };
        Returns: {
          "entries": Json;
          "next_before": number;
        }[];
      };
      "rpc_credit_find_purchase": {
        Args: { "purchase_id": string; "tenant_id": string };
        Returns: {
          "amount_credits": number;
          "status": string;
          "stripe_payment_intent_id": string;
          "stripe_session_id": string;
        }[];
      };
      "rpc_credit_finish_notice": {
        Args: { "notice_id": string; "problem"?: string; "tenant_id": string };
        Returns: {
          "attempts": number;
          "state": string;
        }[];
      };
      "rpc_credit_finish_operation": {
        Args: { "code"?: string; "outcome": string; "record_id": number };
        Returns: {
          "is_new": boolean;
        }[];
      };
      "rpc_credit_hold": {
        Args: {
          "action"?: string;
          "actor"?: string;
          "amount"?: number;
          "credit_type"?: string;
          "idempotency_key"?: string;
          "metadata"?: Json;
          "quantity"?: number;
          "reference"?: string;
          "tenant_id": string;
          "ttl_seconds"?: number;
        };
        Returns: {
          "available": number;
          "balance": number;
          "deadline_at": string;
          "entry_id": number;
          "held": number;
          "hold_id": string;
          "outcome": string;
          "replayed": boolean;
        }[];
      };
      "rpc_credit_lift_freeze": {
        Args: { "actor": string; "cause_id": string; "reason": string; "tenant_id": string };
        Returns: {
          "is_frozen": boolean;
          "lift_reason": string;
          "lifted_at": string;
          "lifted_by": string;
        }[];
      };
      "rpc_credit_list_catalogue": {
        Args: { "item_id"?: string; "kind"?: string };
        Returns: {
          "content": Json;
          "item_id": string;
          "kind": string;
          "reason": string;
          "saved_at": string;
          "saved_by": string;
          "saved_by_email": string;
          "version": number;
        }[];
      };
      "rpc_credit_list_events": {
        Args: {
          "before_event_id"?: string;
          "page_size"?: number;
          "status"?: string;
          "type"?: string;
        };
        Returns: unknown[];
        SetofOptions: {
          from: "*";
          to: "stripe_events";
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      "rpc_credit_list_freezes": {
        Args: { "include_lifted"?: boolean };
        Returns: {
          "cause": string;
          "cause_id": string;
          "credit_type": string;
          "frozen_at": string;
          "lift_reason": string;
          "lifted_at": string;
          "lifted_by": string;
          "purchase_id": string;
          "tenant_id": string;
          "tenant_name": string;
        }[];
      };
      "rpc_credit_list_operations": {
        Args: {
          "about_tenant_id"?: string;
          "acted_by"?: string;
          "before_record_id"?: number;
          "not_done"?: boolean;
          "of_action"?: string;
          "page_size"?: number;
        };
        Returns: {
          "action": string;
          "actor": string;
          "actor_email": string;
          "code": string;
          "created_at": string;
          "details": Json;
          "outcome": string;
          "reason": string;
          "record_id": number;
          "subject": string;
          "tenant_id": string;
          "tenant_name": string;
        }[];
      };
      "rpc_credit_list_operators": {
        Args: Record<PropertyKey, never>;
        Returns: {
          "email": string;
          "user_id": string;
        }[];
      };
      "rpc_credit_list_quarantine": {
        Args: { "case_id"?: string; "include_resolved"?: boolean; "max_cases"?: number };
        Returns: {
          "amount_credits": number;
          "begun_at": string;
          "currency": string;
          "event_type": string;
          "id": string;
          "price_minor": number;
          "purchase_id": string;
          "purchase_status": string;
          "reason": string;
          "resolution": string;
          "resolved_at": string;
          "resolved_by": string;
          "since": string;
          "stripe_customer_id": string;
          "stripe_session_id": string;
          "tenant_id": string;
        }[];
      };
      "rpc_credit_list_tenants": {
        Args: {
          "after_key"?: number;
          "after_tenant_id"?: string;
          "credit_type"?: string;
          "page_size"?: number;
          "search"?: string;
          "sort"?: string;
          "standing"?: string;
        };
        Returns: {
          "available": number;
          "balance": number;
          "created_at": string;
          "held": number;
          "is_frozen": boolean;
          "last_purchase_at": string;
          "name": string;
          "sort_key": number;
          "tenant_id": string;
        }[];
      };
      "rpc_credit_list_unfinished": {
        Args: {
          "after"?: string;
          "begun_before": string;
          "livemode": boolean;
          "page_size"?: number;
        };
        Returns: {
          "created_at": string;
          "purchase_id": string;
          "status": string;
          "stripe_customer_id": string;
          "stripe_payment_intent_id": string;
          "stripe_session_id": string;
          "tenant_id": string;
        }[];
      };
      "rpc_credit_open_purchase": {
        Args: { "purchase_id": string; "session_id": string; "tenant_id": string };
        Returns: {
          "status": string;
          "stripe_session_id": string;
        }[];
      };
      "rpc_credit_preflight": {
        Args: {
          "action"?: string;
          "actor"?: string;
          "amount"?: number;
          "credit_type"?: string;
          "quantity"?: number;
          "tenant_id": string;
        };
        Returns: {
          "allowed": boolean;
          "available": number;
          "balance": number;
          "budget_left": number;
          "expires_next_at": string;
          "expires_next_credits": number;
          "held": number;
          "required": number;
          "shortfall": number;
        }[];
      };
      "rpc_credit_read_purchases": {
        Args: { "purchase_ids": (string)[]; "tenant_ids": (string)[] };
        Returns: {
          "amount_credits": number;
          "disputes": Json;
          "freezes": (string)[];
          "price_minor": number;
          "purchase_id": string;
          "refunds": Json;
          "reversed_credits": number;
          "reversed_minor": number;
          "status": string;
          "stripe_payment_intent_id": string;
          "stripe_session_id": string;
          "tenant_id": string;
        }[];
      };
      "rpc_credit_record_decline": {
        Args: {
          "event_id": string;
          "event_type": string;
          "livemode": boolean;
          "max_declines": number;
          "occurred_at"?: string;
          "pause_seconds": number;
          "purchase_id": string;
          "tenant_id": string;
          "window_seconds": number;
        };
        Returns: {
          "closes": boolean;
          "outcome": string;
        }[];
      };
      "rpc_credit_record_event": {
        Args: {
          "event_id": string;
          "event_type": string;
          "livemode": boolean;
          "reason": string;
          "status": string;
        };
        Returns: {
          "recorded": boolean;
        }[];
      };
      "rpc_credit_record_operation": {
        Args: {
          "action": string;
          "actor": string;
          "details"?: Json;
          "reason"?: string;
          "refused_with"?: string;
          "subject"?: string;
          "tenant_id"?: string;
        };
        Returns: {
          "record_id": number;
        }[];
      };
      "rpc_credit_release": {
        Args: {
          "hold_id": string;
          "idempotency_key": string;
          "metadata"?: Json;
          "reference"?: string;
          "tenant_id": string;
        };
        Returns: {
          "available": number;
          "balance": number;
          "entry_id": number;
          "held": number;
          "outcome": string;
          "replayed": boolean;
        }[];
      };
      "rpc_credit_resolve_quarantine": {
        Args: { "actor": string; "case_id": string; "reason": string };
        Returns: {
          "replayed": boolean;
          "resolution": string;
          "resolved_at": string;
          "resolved_by": string;
        }[];
      };
      "rpc_credit_restore": {
        Args: {
          "actor"?: string;
          "amount"?: number;
          "idempotency_key"?: string;
          "metadata"?: Json;
          "origin_entry_id": number;
          "reason"?: string;
          "tenant_id": string;
        };
        Returns: {
          "available": number;
          "balance": number;
          "entry_id": number;
          "held": number;
          "outcome": string;
          "replayed": boolean;
        }[];
      };
      "rpc_credit_restore_version": {
        Args: {
          "expected_version": number;
          "item_id": string;
          "kind": string;
          "reason": string;
          "saved_by": string;
          "version_to_restore": number;
        };
        Returns: {
          "outcome": string;
          "version": number;
        }[];
      };
      "rpc_credit_reverse": {
        Args: {
          "actor"?: string;
          "amount": number;
          "grant_id": string;
          "idempotency_key": string;
          "metadata"?: Json;
          "reason"?: string;
          "tenant_id": string;
        };
        Returns: {
          "available": number;
          "balance": number;
          "entry_id": number;
          "held": number;
          "outcome": string;
          "replayed": boolean;
        }[];
      };
      "rpc_credit_save_action": {
        Args: {
          "action": string;
          "amount_credits": number;
          "expected_version": number;
          "is_active": boolean;
          "labels": Json;
          "reason": string;
          "saved_by": string;
          "sort_order": number;
          "unit_labels": Json;
        };
        Returns: {
          "outcome": string;
          "version": number;
        }[];
      };
      "rpc_credit_save_customer": {
        Args: { "customer_id": string; "livemode": boolean; "tenant_id": string };
        Returns: {
          "stripe_customer_id": string;
        }[];
      };
      "rpc_credit_save_package": {
        Args: {
          "amount_credits": number;
          "currency": string;
          "expected_version": number;
          "expires_after_days"?: number;
          "is_active": boolean;
          "is_recommended"?: boolean;
          "labels": Json;
          "package_id": string;
          "price_minor": number;
          "reason": string;
          "saved_by": string;
          "sort_order": number;
        };
        Returns: {
          "outcome": string;
          "version": number;
        }[];
      };
      "rpc_credit_save_reconcile": {
        Args: {
          "error"?: string;
          "findings": Json;
          "lease_seconds": number;
          "looked_at": number;
          "outcome"?: string;
          "part"?: string;
          "place"?: string;
          "repaired": number;
          "run_id": number;
          "unable": number;
        };
        Returns: {
          "kept": boolean;
          "marked": Json;
        }[];
      };
      "rpc_credit_set_auto_topup": {
        Args: {
          "cooldown_seconds"?: number;
          "is_on": boolean;
          "locale"?: string;
          "monthly_cap_minor"?: number;
          "package_id"?: string;
          "set_by": string;
          "tenant_id": string;
          "threshold_credits"?: number;
        };
        Returns: {
          "currency": string;
          "outcome": string;
          "price_minor": number;
        }[];
      };
      "rpc_credit_set_budget": {
        Args: {
          "action"?: string;
          "credit_type"?: string;
          "limit_credits"?: number;
          "set_by"?: string;
          "tenant_id": string;
          "user_id": string;
        };
        Returns: {
          "left_credits": number;
          "outcome": string;
          "resets_at": string;
          "spent_credits": number;
        }[];
      };
      "rpc_credit_set_endpoint": {
        Args: { "set_by"?: string; "tenant_id": string; "url"?: string };
        Returns: {
          "outcome": string;
          "secret": string;
        }[];
      };
      "rpc_credit_set_low_balance": {
        Args: {
          "credit_type"?: string;
          "low_balance_credits"?: number;
          "set_by"?: string;
          "tenant_id": string;
        };
        Returns: {
          "outcome": string;
        }[];
      };
      "rpc_credit_start_purchase": {
        Args: {
          "attempt_id": string;
          "livemode": boolean;
          "locale": string;
          "package_id": string;
          "save_card"?: boolean;
          "tenant_id": string;
          "user_id": string;
        };
        Returns: {
          "amount_credits": number;
          "checkout_locale": string;
          "currency": string;
          "package_labels": Json;
          "price_minor": number;
          "purchase_id": string;
          "saves_card": boolean;
          "status": string;
          "stripe_session_id": string;
        }[];
      };
      "rpc_credit_start_reconcile": {
        Args: { "is_dry_run": boolean; "lease_seconds": number; "livemode": boolean };
        Returns: {
          "covered_from": string;
          "part": string;
          "place": string;
          "run_id": number;
        }[];
      };
      "rpc_credit_take_rate": {
        Args: { "limits": Json; "scope": string; "window_seconds": number };
        Returns: {
          "allowed": boolean;
          "refused_subject": string;
          "retry_after_seconds": number;
        }[];
      };
      "rpc_credit_test_endpoint": {
        Args: { "lease_seconds"?: number; "tenant_id": string; "tested_by": string };
        Returns: {
          "attempt": number;
          "created_at": string;
          "data": Json;
          "notice_id": string;
          "secret": string;
          "type": string;
          "url": string;
        }[];
      };
      "rpc_credit_topup": {
        Args: {
          "actor"?: string;
          "amount"?: number;
          "credit_type"?: string;
          "expires_at"?: string;
          "idempotency_key"?: string;
          "metadata"?: Json;
          "priority"?: number;
          "source"?: string;
          "source_ref"?: string;
          "tenant_id": string;
        };
        Returns: {
          "available": number;
          "balance": number;
          "entry_id": number;
          "held": number;
          "outcome": string;
          "replayed": boolean;
        }[];
      };
      "rpc_credit_trace_entry": {
        Args: { "entry_id": number; "tenant_id": string };
        Returns: {
          "expires_at": string;
          "grant_id": string;
          "package_labels": Json;
          "paid_credits": number;
          "returned_credits": number;
          "source": string;
        }[];
      };
      "rpc_credit_trace_grant": {
        Args: {
          "before_spent"?: number;
          "grant_id": string;
          "page_size"?: number;
          "tenant_id": string;
        };
        Returns: {
          "action": string;
          "created_at": string;
          "entry_id": number;
          "from_spent": number;
          "kind": string;
          "paid_credits": number;
          "returned_credits": number;
        }[];
      };
      "rpc_credit_was_processed": {
        Args: { "event_id": string };
        Returns: {
          "processed": boolean;
        }[];
      };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  } ? keyof (
      & DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
      & DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"]
    )
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals } ? (
    & DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    & DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"]
  )[TableName] extends {
    Row: infer R;
  } ? R
  : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
      Row: infer R;
    } ? R
    : never
  : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  } ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends
    {
      Insert: infer I;
    } ? I
  : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Insert: infer I;
    } ? I
    : never
  : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  } ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends
    {
      Update: infer U;
    } ? U
  : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Update: infer U;
    } ? U
    : never
  : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  } ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
  : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  } ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][
    CompositeTypeName
  ]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
  : never;

export const Constants = {
  "public": {
    Enums: {},
  },
} as const;
