import { Field } from "../components/field.tsx";
import { Input } from "../components/ui/input.tsx";
import { NativeSelect } from "../components/ui/native-select.tsx";
import type { CreditPackage } from "../credits/credit-package.ts";
import { creditsText } from "../credits/credits-text.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { COOLDOWNS } from "./cooldown.ts";
import type { AutoTopupDraft } from "./use-auto-topup-draft.ts";

type AutoTopupFieldsProps = {
  draft: AutoTopupDraft;
  packages: CreditPackage[];
  /** Nothing is called wrong before somebody has tried to send it. */
  wasSent: boolean;
};

/** Which package, below how many credits, how much a month, how often. */
export function AutoTopupFields({ draft, packages, wasSent }: AutoTopupFieldsProps) {
  const { t, formats, language } = useI18n();
  const { chosen } = draft;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={t("auto_topup.package")}>
        {(control) => (
          <NativeSelect
            {...control}
            value={draft.packageId}
            onChange={({ target }) => draft.choosePackage(target.value)}
          >
            {packages.map((item) => (
              <option key={item.packageId} value={item.packageId}>
                {t("auto_topup.package_option", {
                  name: item.labels[language],
                  credits: creditsText(t, formats, item.amountCredits),
                  price: formats.money(item.priceMinor, item.currency),
                })}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field
        label={t("auto_topup.threshold")}
        hint={t("auto_topup.threshold_hint")}
        error={wasSent && draft.thresholdCredits === null ? t("settings.whole_number") : null}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            value={draft.threshold}
            onChange={({ target }) => draft.writeThreshold(target.value)}
          />
        )}
      </Field>
      <Field
        label={t("auto_topup.cap", { currency: chosen?.currency ?? "" })}
        hint={t("auto_topup.cap_hint")}
        error={wasSent && draft.capMinor === null && chosen !== undefined
          ? t("auto_topup.cap_wrong", { price: formats.money(chosen.priceMinor, chosen.currency) })
          : null}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            value={draft.cap}
            onChange={({ target }) => draft.writeCap(target.value)}
          />
        )}
      </Field>
      <Field label={t("auto_topup.cooldown")} hint={t("auto_topup.cooldown_hint")}>
        {(control) => (
          <NativeSelect
            {...control}
            value={draft.cooldown}
            onChange={({ target }) => draft.chooseCooldown(Number(target.value))}
          >
            {COOLDOWNS.map(({ seconds, text }) => (
              <option key={seconds} value={seconds}>{t(text)}</option>
            ))}
          </NativeSelect>
        )}
      </Field>
    </div>
  );
}
