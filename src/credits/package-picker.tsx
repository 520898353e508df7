import { useId } from "react";
import { RadioCard, RadioGroup } from "../components/ui/radio-group.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { CreditPackage } from "./credit-package.ts";
import { creditsText } from "./credits-text.ts";
import { validityText } from "./validity-text.ts";

type PackagePickerProps = {
  packages: CreditPackage[];
  packageId: string;
  onChoose: (packageId: string) => void;
};

/**
 * Shows the packages with their credits, price, price per credit and validity, and which one is
 * recommended; one of them is chosen.
 */
export function PackagePicker({ packages, packageId, onChoose }: PackagePickerProps) {
  const { t, formats, language } = useI18n();
  const groupName = useId();
  return (
    <RadioGroup aria-label={t("top_up.packages")}>
      {packages.map((item) => (
        <RadioCard
          key={item.packageId}
          name={groupName}
          value={item.packageId}
          checked={item.packageId === packageId}
          onChange={() => onChoose(item.packageId)}
        >
          <span className="min-w-0 flex-1">
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="flex min-w-0 flex-wrap items-baseline gap-x-2 font-semibold">
                <span className="min-w-0 break-words">{item.labels[language]}</span>
                {item.isRecommended && (
                  <span className="rounded-full border border-primary/40 px-2 text-xs font-medium text-primary">
                    {t("top_up.recommended")}
                  </span>
                )}
              </span>
              <span className="font-semibold tabular-nums">
                {formats.money(item.priceMinor, item.currency)}
              </span>
            </span>
            <span className="mt-0.5 flex flex-wrap gap-x-1.5 text-sm text-muted-foreground tabular-nums">
              <span>{creditsText(t, formats, item.amountCredits)}</span>
              <span aria-hidden className="max-sm:hidden">·</span>
              <span className="max-sm:order-1 max-sm:w-full">
                {validityText(t, formats, item.expiresAfterDays)}
              </span>
              <span className="ml-auto">
                {t("top_up.price_per_credit", {
                  price: formats.moneyPerCredit(
                    item.priceMinor,
                    item.currency,
                    item.amountCredits,
                  ),
                })}
              </span>
            </span>
          </span>
        </RadioCard>
      ))}
    </RadioGroup>
  );
}
