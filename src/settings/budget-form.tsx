import { useState } from "react";
import type { FormEvent } from "react";
import { Field } from "../components/field.tsx";
import { Button } from "../components/ui/button.tsx";
import { Input } from "../components/ui/input.tsx";
import { NativeSelect } from "../components/ui/native-select.tsx";
import { useActions } from "../credits/use-actions.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { readWholeNumber } from "../i18n/read-number.ts";
import type { Budget } from "./budget.ts";
import { FormProblem } from "./form-problem.tsx";
import { useChangeSetting } from "./use-change-setting.ts";

/** Whose budget is to be decided: an existing one, or a new one beside the others. */
export type BudgetWish = {
  userId: string;
  name: string;
  budget: Budget | null;
  others: Budget[];
};

type BudgetFormProps = { tenantId: string; wish: BudgetWish; onDone: () => void };

/** What it limits, how much; and the way to have no budget. */
export function BudgetForm({ tenantId, wish, onDone }: BudgetFormProps) {
  const { t, language } = useI18n();
  const { userId, budget, others } = wish;
  const actions = useActions();
  const isFree = (action: string | null) => !others.some((other) => other.action === action);
  const scopes = (actions.data ?? [])
    .filter((item) => budget?.action === item.action || isFree(item.action));
  const hasOverall = budget?.action === null || isFree(null);
  const [chosen, setChosen] = useState<string | null>(null);
  // No action is all of them together; where that has its budget already, the first one that has none.
  const action = chosen ?? budget?.action ?? (hasOverall ? "" : scopes[0]?.action ?? "");
  const [limit, setLimit] = useState(budget === null ? "" : String(budget.limitCredits));
  const [wasSent, setSent] = useState(false);
  const change = useChangeSetting(
    tenantId,
    (api, limitCredits: number | null) =>
      api.setBudget({
        ...{ tenant_id: tenantId, user_id: userId, limit_credits: limitCredits },
        ...(action === "" ? {} : { action }),
      }),
  );
  const limitCredits = readWholeNumber(limit);

  function save(event: FormEvent) {
    event.preventDefault();
    setSent(true);
    if (limitCredits !== null) change.mutate(limitCredits, { onSuccess: onDone });
  }

  return (
    <form noValidate className="grid gap-4" onSubmit={save}>
      <Field label={t("settings.budget.scope")}>
        {(control) => (
          <NativeSelect
            {...control}
            value={action}
            disabled={budget !== null}
            onChange={({ target }) => setChosen(target.value)}
          >
            {hasOverall ? <option value="">{t("settings.budget.all_actions")}</option> : null}
            {scopes.map((item) => (
              <option key={item.action} value={item.action}>{item.labels[language]}</option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field
        label={t("settings.budget.limit")}
        hint={t("settings.budget.limit_hint")}
        error={wasSent && limitCredits === null ? t("settings.whole_number") : null}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            value={limit}
            onChange={({ target }) => setLimit(target.value)}
          />
        )}
      </Field>
      <FormProblem error={change.error} />
      <div className="flex flex-wrap justify-end gap-2">
        {budget === null ? null : (
          <Button
            variant="secondary"
            className="mr-auto"
            disabled={change.isPending}
            onClick={() => change.mutate(null, { onSuccess: onDone })}
          >
            {t("settings.budget.remove")}
          </Button>
        )}
        <Button type="submit" disabled={change.isPending}>{t("settings.save")}</Button>
      </div>
    </form>
  );
}
