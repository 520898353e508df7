import { useId } from "react";
import { Checkbox } from "../components/ui/checkbox.tsx";
import { creditsText } from "../credits/credits-text.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { AutoTopupDraft } from "./use-auto-topup-draft.ts";

type AutoTopupConsentProps = { draft: AutoTopupDraft; wasSent: boolean };

/** The words that are agreed to, with every number in them, and the tick. */
export function AutoTopupConsent({ draft, wasSent }: AutoTopupConsentProps) {
  const { t, formats } = useI18n();
  const id = useId();
  const { chosen, thresholdCredits, capMinor, isAgreed } = draft;
  const isMissing = wasSent && !isAgreed;
  const open = t("auto_topup.consent.open");
  return (
    <div className="rounded-xl bg-muted p-4 text-sm">
      <div className="flex items-start gap-3">
        <Checkbox
          id={id}
          checked={isAgreed}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? `${id}-error` : undefined}
          onChange={({ target }) => draft.agree(target.checked)}
        />
        <label htmlFor={id} className="min-w-0 cursor-pointer">
          {t("auto_topup.consent", {
            price: chosen === undefined ? open : formats.money(chosen.priceMinor, chosen.currency),
            credits: chosen === undefined ? open : creditsText(t, formats, chosen.amountCredits),
            threshold: thresholdCredits === null ? open : creditsText(t, formats, thresholdCredits),
            cap: capMinor === null || chosen === undefined
              ? open
              : formats.money(capMinor, chosen.currency),
          })}
        </label>
      </div>
      {isMissing
        ? (
          <p id={`${id}-error`} role="alert" className="mt-2 text-danger">
            {t("auto_topup.consent.missing")}
          </p>
        )
        : null}
    </div>
  );
}
