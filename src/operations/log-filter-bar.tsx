import {
  type Operator,
  operatorAction,
} from "../../supabase/functions/_shared/credits/operator-log.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { ACT_TEXT } from "./describe-act.ts";
import { FilterChoice } from "./filter-choice.tsx";
import type { LogFilter } from "./log-filter.ts";

type LogFilterBarProps = {
  filter: LogFilter;
  operators: readonly Operator[];
  onChange: (change: Partial<LogFilter>) => void;
};

/** Narrows the log: every change takes effect at once. */
export function LogFilterBar({ filter, operators, onChange }: LogFilterBarProps) {
  const { t } = useI18n();
  return (
    <search aria-label={t("operations.log")} className="grid gap-3 sm:grid-cols-3">
      <FilterChoice
        label={t("operations.log.operator")}
        all={t("operations.log.all_operators")}
        value={filter.operator}
        options={operators.map(({ user_id, email }) => ({
          ...{ value: user_id, name: email ?? user_id },
        }))}
        onChoose={(operator) => onChange({ operator })}
      />
      <FilterChoice
        label={t("operations.log.act")}
        all={t("operations.log.all_acts")}
        value={filter.act}
        options={operatorAction.options.map((act) => ({ value: act, name: t(ACT_TEXT[act]) }))}
        onChoose={(act) => onChange({ act })}
      />
      <FilterChoice
        label={t("operations.outcome")}
        all={t("operations.log.all_outcomes")}
        value={filter.notDone ? "not_done" : null}
        options={[{ value: "not_done", name: t("operations.log.not_done") }]}
        onChoose={(outcome) => onChange({ notDone: outcome !== null })}
      />
    </search>
  );
}
