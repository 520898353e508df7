import { useState } from "react";
import type { FormEvent } from "react";
import { Field } from "../components/field.tsx";
import { Button } from "../components/ui/button.tsx";
import { Input } from "../components/ui/input.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { readWholeNumber } from "../i18n/read-number.ts";
import { FormProblem } from "./form-problem.tsx";
import type { LowBalance } from "./low-balance.ts";
import { useChangeSetting } from "./use-change-setting.ts";

type LowBalanceFormProps = { tenantId: string; lowBalance: LowBalance | null };

/** The threshold, and the way to have none. */
export function LowBalanceForm({ tenantId, lowBalance }: LowBalanceFormProps) {
  const { t } = useI18n();
  // What is set is shown until somebody types, also when somebody else sets it meanwhile.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (lowBalance === null ? "" : String(lowBalance.lowBalanceCredits));
  const [wasSent, setSent] = useState(false);
  const change = useChangeSetting(
    tenantId,
    (api, credits: number | null) =>
      api.setLowBalance({ tenant_id: tenantId, low_balance_credits: credits }),
  );
  const credits = readWholeNumber(text);
  const isWrong = credits === null || credits === 0;

  function save(event: FormEvent) {
    event.preventDefault();
    setSent(true);
    if (!isWrong) change.mutate(credits, { onSuccess: () => setTyped(null) });
  }

  return (
    <form noValidate className="grid gap-4" onSubmit={save}>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-4">
        <div className="w-full sm:w-64">
          <Field
            label={t("notices.threshold.label")}
            error={wasSent && isWrong ? t("settings.whole_number") : null}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                value={text}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
        </div>
        <div className="flex flex-wrap gap-2 sm:pt-6.5">
          <Button type="submit" disabled={change.isPending}>{t("settings.save")}</Button>
          {lowBalance === null ? null : (
            <Button
              variant="secondary"
              disabled={change.isPending}
              onClick={() => {
                setSent(false);
                change.mutate(null, { onSuccess: () => setTyped(null) });
              }}
            >
              {t("notices.threshold.off")}
            </Button>
          )}
          <p role="status" className="self-center text-sm text-success">
            {change.isSuccess ? t("settings.saved") : null}
          </p>
        </div>
      </div>
      <FormProblem error={change.error} />
    </form>
  );
}
