import { Link } from "wouter";
import type { TenantOverview } from "../../supabase/functions/_shared/credits/tenant-overview-rows.ts";
import { Badge } from "../components/ui/badge.tsx";
import { TableCell, TableRow } from "../components/ui/table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { WideTable } from "./wide-table.tsx";

/** Tenants with what they own and how they stand; a name leads to all about one. */
export function TenantsTable({ tenants }: { tenants: TenantOverview[] }) {
  const { t, formats } = useI18n();
  return (
    <WideTable
      label={t("operations.tenants")}
      columns={[
        t("operations.tenants.name"),
        t("operations.tenants.available"),
        t("operations.tenants.held"),
        t("operations.tenants.standing"),
        t("operations.tenants.last_purchase"),
      ]}
    >
      {tenants.map((tenant) => (
        <TableRow key={tenant.tenant_id}>
          <TableCell>
            <Link
              href={`/operations/tenants/${tenant.tenant_id}`}
              className="font-medium text-primary underline-offset-4 hover:underline"
            >
              {tenant.name}
            </Link>
          </TableCell>
          <TableCell className="tabular-nums">{formats.count(tenant.available)}</TableCell>
          <TableCell className="tabular-nums">{formats.count(tenant.held)}</TableCell>
          <TableCell>
            <TenantStanding tenant={tenant} />
          </TableCell>
          <TableCell className="text-muted-foreground">
            {tenant.last_purchase_at === null
              ? t("operations.never")
              : formats.day(tenant.last_purchase_at)}
          </TableCell>
        </TableRow>
      ))}
    </WideTable>
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
