import { Pencil, Plus } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { Badge } from "../components/ui/badge.tsx";
import { useActions } from "../credits/use-actions.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { ROLE_TEXT } from "../tenants/role-text.ts";
import type { Budget, MemberBudgets } from "./budget.ts";
import type { BudgetWish } from "./budget-form.tsx";
import { SpendingBar } from "./spending-bar.tsx";
import { useMemberName } from "./use-member-name.ts";

type MemberRowProps = { item: MemberBudgets; onEdit: (wish: BudgetWish) => void };

/** One member: name, role, and what they may spend. */
export function MemberRow({ item: { userId, member, budgets }, onEdit }: MemberRowProps) {
  const { t } = useI18n();
  const nameOf = useMemberName();
  const name = nameOf(member);
  return (
    <li className="grid gap-3 border-t py-4 first:border-t-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="min-w-0 font-medium break-all">{name}</span>
          {member === null ? null : <Badge>{t(ROLE_TEXT[member.role])}</Badge>}
        </p>
        {member === null ? null : (
          <Button
            variant="secondary"
            size="small"
            aria-label={t("settings.budget.add_for", { name })}
            onClick={() => onEdit({ userId, name, budget: null, others: budgets })}
          >
            <Plus aria-hidden />
            {t("settings.budget.add")}
          </Button>
        )}
      </div>
      {budgets.length === 0
        ? <p className="text-sm text-muted-foreground">{t("settings.budget.none")}</p>
        : (
          <ul className="grid gap-3">
            {budgets.map((budget) => (
              <BudgetLine
                key={budget.action ?? ""}
                name={name}
                budget={budget}
                onEdit={() => onEdit({ userId, name, budget, others: budgets })}
              />
            ))}
          </ul>
        )}
    </li>
  );
}

function BudgetLine(
  { name, budget, onEdit }: { name: string; budget: Budget; onEdit: () => void },
) {
  const { t, formats, language } = useI18n();
  const actions = useActions();
  const action = actions.data?.find((item) => item.action === budget.action);
  const scope = budget.action === null
    ? t("settings.budget.all_actions")
    : action?.labels[language] ?? budget.action;
  const isUsedUp = budget.spentCredits >= budget.limitCredits;
  return (
    <li className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap justify-between gap-x-4 text-sm tabular-nums">
          <span>{scope}</span>
          <span className={isUsedUp ? "font-medium text-danger" : "text-muted-foreground"}>
            {t("settings.budget.spent", {
              spent: formats.count(budget.spentCredits),
              limit: formats.count(budget.limitCredits),
            })}
          </span>
        </p>
        <SpendingBar budget={budget} />
      </div>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("settings.budget.change_for", { name, scope })}
        onClick={onEdit}
      >
        <Pencil aria-hidden />
      </Button>
    </li>
  );
}
