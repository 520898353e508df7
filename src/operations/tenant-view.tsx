import { useState } from "react";
import { Link } from "wouter";
import { Button } from "../components/ui/button.tsx";
import { Figure } from "../components/ui/figure.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { AdjustDialog } from "./adjust-dialog.tsx";
import { Section } from "./section.tsx";
import { tenantDetail } from "./tenant-detail.ts";
import { TenantLatest } from "./tenant-latest.tsx";
import { TenantStanding } from "./tenants-table.tsx";
import { useOperationsAnswer } from "./use-operations.ts";

/** One tenant: what it owns, what happened of late, and the way to correct its balance. */
export function TenantView({ tenantId }: { tenantId: string }) {
  const { t, formats } = useI18n();
  const [isAdjusting, setAdjusting] = useState(false);
  const detail = useOperationsAnswer("/tenants/show", { tenant_id: tenantId }, tenantDetail);
  const tenant = detail.data?.tenant;
  return (
    <div className="grid gap-6">
      <p>
        <Link
          href="/operations/tenants"
          className="text-sm text-primary underline-offset-4 hover:underline"
        >
          {t("operations.tenants.all")}
        </Link>
      </p>
      <Section
        title={tenant?.name ?? t("operations.tenant")}
        description={tenantId}
        answer={detail}
        actions={tenant === undefined
          ? null
          : (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Link
                href={`/operations/log?tenant=${tenantId}`}
                className="text-sm text-primary underline-offset-4 hover:underline"
              >
                {t("operations.log.of_tenant")}
              </Link>
              <Button onClick={() => setAdjusting(true)}>{t("operations.adjust")}</Button>
            </div>
          )}
      >
        {tenant === undefined
          ? null
          : (
            <dl className="grid gap-6 border-t px-5 py-5 sm:grid-cols-3 sm:px-6">
              <Figure
                label={t("operations.tenants.available")}
                value={formats.count(tenant.available)}
              >
                <TenantStanding tenant={tenant} />
              </Figure>
              <Figure
                label={t("operations.tenants.balance")}
                value={formats.count(tenant.balance)}
              />
              <Figure label={t("operations.tenants.held")} value={formats.count(tenant.held)} />
            </dl>
          )}
      </Section>
      {detail.data === undefined ? null : <TenantLatest detail={detail.data} />}
      {tenant === undefined
        ? null
        : <AdjustDialog tenant={tenant} isOpen={isAdjusting} onOpenChange={setAdjusting} />}
    </div>
  );
}
