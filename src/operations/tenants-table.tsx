import { Link } from "wouter";
import type { TenantOverview } from "../../supabase/functions/_shared/credits/tenant-overview-rows.ts";
import { Badge } from "../components/ui/badge.tsx";
import { RecordTable } from "../components/ui/record-table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";

/** Tenants with what they own and how they stand; a name leads to all about one. */
export function TenantsTable({ tenants }: { tenants: TenantOverview[] }) {
  const { t, formats } = useI18n();
  return (
    <RecordTable
      label={t("operations.tenants")}
      rows={tenants}
      keyOf={({ tenant_id }) => tenant_id}
      columns={[
        {
          name: t("operations.tenants.name"),
          kind: "title",
          cell: ({ tenant_id, name }) => (
            <Link
              href={`/operations/tenants/${tenant_id}`}
              className="text-primary underline-offset-4 hover:underline"
            >
              {name}
            </Link>
          ),
        },
        {
          name: t("operations.tenants.available"),
          kind: "number",
          cell: ({ available }) => formats.count(available),
        },
        {
          name: t("operations.tenants.held"),
          kind: "number",
          cell: ({ held }) => formats.count(held),
        },
        {
          name: t("operations.tenants.standing"),
          cell: (tenant) => <TenantStanding tenant={tenant} />,
        },
        {
          name: t("operations.tenants.last_purchase"),
          cell: ({ last_purchase_at: at }) => at === null ? t("operations.never") : formats.day(at),
        },
      ]}
    />
  );
}

/** What keeps a tenant from spending, if anything does. */
export function TenantStanding({ tenant }: { tenant: TenantOverview }) {
  const { t, formats } = useI18n();
  return (
    <span className="flex flex-wrap gap-1">
      {tenant.is_frozen ? <Badge tone="danger">{t("operations.tenants.frozen")}</Badge> : null}
      {tenant.balance < 0
        ? (
          <Badge tone="warning">
            {t("operations.tenants.debt", { credits: formats.count(-tenant.balance) })}
          </Badge>
        )
        : null}
      {!tenant.is_frozen && tenant.balance >= 0
        ? <Badge>{t("operations.tenants.fine")}</Badge>
        : null}
    </span>
  );
}
