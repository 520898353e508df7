import { useId, useState } from "react";
import { Field } from "../components/field.tsx";
import { LoadError } from "../components/load-error.tsx";
import { Card, CardDescription, CardHeader, CardTitle } from "../components/ui/card.tsx";
import { NativeSelect } from "../components/ui/native-select.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { MoreRows } from "../credits/more-rows.tsx";
import { NewerRows } from "../credits/newer-rows.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { PlainMessageKey } from "../i18n/translate.ts";
import { toAuditFilter } from "./audit-filter.ts";
import type { AuditFilter } from "./audit-filter.ts";
import { AuditList } from "./audit-list.tsx";
import { useAudit } from "./use-audit.ts";

const FILTER_TEXT: [AuditFilter, PlainMessageKey][] = [
  ["all", "audit.filter.all"],
  ["purchases", "audit.filter.purchases"],
  ["budgets", "audit.filter.budgets"],
  ["notices", "audit.filter.notices"],
  ["auto_topup", "audit.filter.auto_topup"],
  ["account", "audit.filter.account"],
];

/** Who did what to the tenant's credits and settings, newest first. */
export function AuditSection({ tenantId }: { tenantId: string }) {
  const { t } = useI18n();
  const [filter, setFilter] = useState<AuditFilter>("all");
  const audit = useAudit(tenantId, filter);
  const titleId = useId();
  const { rows: records } = audit;
  return (
    <Card aria-labelledby={titleId} aria-busy={records === undefined && !audit.isError}>
      <CardHeader className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 pb-4">
        <div>
          <CardTitle id={titleId}>{t("audit.title")}</CardTitle>
          <CardDescription>{t("audit.note")}</CardDescription>
        </div>
        <div className="w-full sm:w-56">
          <Field label={t("audit.filter")}>
            {(control) => (
              <NativeSelect
                {...control}
                value={filter}
                onChange={({ target }) => setFilter(toAuditFilter(target.value))}
              >
                {FILTER_TEXT.map(([value, text]) => (
                  <option key={value} value={value}>{t(text)}</option>
                ))}
              </NativeSelect>
            )}
          </Field>
        </div>
      </CardHeader>
      <NewerRows list={audit} />
      {records !== undefined
        ? <AuditList tenantId={tenantId} records={records} />
        : (
          <div className="border-t p-5 sm:p-6">
            {audit.isError
              ? <LoadError text={t("audit.error")} onRetry={audit.retry} />
              : <Skeleton className="h-40" />}
          </div>
        )}
      <MoreRows list={audit} error={t("audit.error")} />
    </Card>
  );
}
