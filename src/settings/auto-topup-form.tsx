import { useState } from "react";
import type { FormEvent } from "react";
import { Button } from "../components/ui/button.tsx";
import type { CreditPackage } from "../credits/credit-package.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { AutoTopup } from "./auto-topup.ts";
import { AutoTopupConsent } from "./auto-topup-consent.tsx";
import { AutoTopupFields } from "./auto-topup-fields.tsx";
import { FormProblem } from "./form-problem.tsx";
import { useAutoTopupDraft } from "./use-auto-topup-draft.ts";
import { useChangeSetting } from "./use-change-setting.ts";

type AutoTopupFormProps = {
  tenantId: string;
  order: AutoTopup | null;
  packages: CreditPackage[];
};

/** The order to charge the saved card: for what, when, how often, how much at most, and the consent. */
export function AutoTopupForm({ tenantId, order, packages }: AutoTopupFormProps) {
  const { t, language } = useI18n();
  const draft = useAutoTopupDraft(order, packages);
  const [wasSent, setSent] = useState(false);
  const { packageId, thresholdCredits, capMinor, cooldown } = draft;
  const change = useChangeSetting(
    tenantId,
    (api, limits: { threshold: number; cap: number }) =>
      api.setAutoTopup({
        ...{ tenant_id: tenantId, is_on: true, package_id: packageId, locale: language },
        ...{ threshold_credits: limits.threshold, monthly_cap_minor: limits.cap },
        cooldown_seconds: cooldown,
      }),
  );

  function save(event: FormEvent) {
    event.preventDefault();
    setSent(true);
    if (thresholdCredits === null || capMinor === null || !draft.isAgreed) return;
    change.mutate({ threshold: thresholdCredits, cap: capMinor }, {
      onSuccess: () => {
        setSent(false);
        draft.agree(false);
      },
    });
  }

  return (
    <form noValidate className="grid gap-5" onSubmit={save}>
      <AutoTopupFields draft={draft} packages={packages} wasSent={wasSent} />
      <AutoTopupConsent draft={draft} wasSent={wasSent} />
      <FormProblem error={change.error} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" disabled={change.isPending}>
          {t(order?.isOn === true ? "auto_topup.change" : "auto_topup.switch_on")}
        </Button>
        <p role="status" className="text-sm text-success">
          {change.isSuccess && !wasSent ? t("settings.saved") : null}
        </p>
      </div>
    </form>
  );
}
