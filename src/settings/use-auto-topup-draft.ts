import { useState } from "react";
import type { CreditPackage } from "../credits/credit-package.ts";
import { minorDecimals } from "../i18n/format.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { readMoney, readWholeNumber } from "../i18n/read-number.ts";
import type { AutoTopup } from "./auto-topup.ts";
import { offeredCooldown } from "./cooldown.ts";

/** What somebody has filled in so far, and what it means; nothing is agreed to until they tick it. */
export function useAutoTopupDraft(order: AutoTopup | null, packages: CreditPackage[]) {
  const { formats } = useI18n();
  const ordered = packages.find((item) => item.packageId === order?.packageId);
  const recommended = packages.find((item) => item.isRecommended) ?? packages[0];
  const [packageId, setPackageId] = useState((ordered ?? recommended)?.packageId ?? "");
  const chosen = packages.find((item) => item.packageId === packageId);
  const currency = chosen?.currency ?? "EUR";
  const [threshold, setThreshold] = useState(String(order?.thresholdCredits ?? 20));
  const [cap, setCap] = useState(() =>
    order === null ? "" : formats.moneyToEdit(order.monthlyCapMinor, currency)
  );
  const [cooldown, setCooldown] = useState(offeredCooldown(order?.cooldownSeconds ?? 86_400));
  const [isAgreed, setAgreed] = useState(false);
  const thresholdCredits = readWholeNumber(threshold);
  const capMinor = readMoney(cap, minorDecimals(currency));

  /** What was agreed to is these words: whatever changes them needs a new tick. */
  function changing<Value>(set: (value: Value) => void) {
    return (value: Value) => {
      set(value);
      setAgreed(false);
    };
  }

  return {
    ...{ packageId, chosen, threshold, cap, cooldown, isAgreed },
    choosePackage: changing(setPackageId),
    writeThreshold: changing(setThreshold),
    writeCap: changing(setCap),
    chooseCooldown: changing(setCooldown),
    agree: setAgreed,
    /** Null where it is no whole number, or none that would ever be reached. */
    thresholdCredits: thresholdCredits === 0 ? null : thresholdCredits,
    /** Null where it is no amount, or less than one package costs. */
    capMinor: capMinor === null || capMinor < (chosen?.priceMinor ?? 0) ? null : capMinor,
  };
}

/** What the form's fields are given. */
export type AutoTopupDraft = ReturnType<typeof useAutoTopupDraft>;
