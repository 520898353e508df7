import { useId, useState } from "react";
import { LoadError } from "../components/load-error.tsx";
import {
  Card,
  CardContent,
  CardDescription,
  CardHeader,
  CardTitle,
} from "../components/ui/card.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useMembers } from "../tenants/use-members.ts";
import { budgetsByMember } from "./budget.ts";
import { BudgetDialog } from "./budget-dialog.tsx";
import type { BudgetWish } from "./budget-form.tsx";
import { MemberRow } from "./member-row.tsx";
import { useBudgets } from "./use-budgets.ts";

/** What each member may spend in a month, and what they have spent of it. */
export function BudgetsSection({ tenantId }: { tenantId: string }) {
  const { t } = useI18n();
  const members = useMembers(tenantId);
  const budgets = useBudgets(tenantId);
  const [wish, setWish] = useState<BudgetWish | null>(null);
  const titleId = useId();
  const isPending = members.isPending || budgets.isPending;

  function reload() {
    void members.refetch();
    void budgets.refetch();
  }

  return (
    <Card aria-labelledby={titleId} aria-busy={isPending}>
      <CardHeader>
        <CardTitle id={titleId}>{t("settings.budgets")}</CardTitle>
        <CardDescription>{t("settings.budgets_note")}</CardDescription>
      </CardHeader>
      <CardContent className="pt-2">
        {members.data !== undefined && budgets.data !== undefined
          ? (
            <ul>
              {budgetsByMember(members.data, budgets.data).map((item) => (
                <MemberRow key={item.userId} item={item} onEdit={setWish} />
              ))}
            </ul>
          )
          : isPending
          ? <MemberSkeletons />
          : <LoadError text={t("settings.budgets_error")} onRetry={reload} />}
      </CardContent>
      <BudgetDialog tenantId={tenantId} wish={wish} onClose={() => setWish(null)} />
    </Card>
  );
}

function MemberSkeletons() {
  return (
    <div className="grid gap-5 py-3">
      <Skeleton className="h-10" />
      <Skeleton className="h-10" />
      <Skeleton className="h-10" />
    </div>
  );
}
