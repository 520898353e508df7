import { useId } from "react";
import type { ReactNode } from "react";
import { LoadError } from "../components/load-error.tsx";
import { Button } from "../components/ui/button.tsx";
import { Checkbox } from "../components/ui/checkbox.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { DebtNote } from "./debt-note.tsx";
import { CreditsWorth } from "./credits-worth.tsx";
import { PackagePicker } from "./package-picker.tsx";
import { usePackages } from "./use-packages.ts";
import type { TopUp } from "./use-top-up.ts";

type ChoosePackageProps = {
  topUp: TopUp;
  chosenPackageId: string | null;
  /** The way to the settings of automatic top-ups, for those who may change them. */
  autoTopUpLink: ReactNode;
};

/** The dialog's first page: which package, and the button that opens Checkout. */
export function ChoosePackage({ topUp, chosenPackageId, autoTopUpLink }: ChoosePackageProps) {
  const { t } = useI18n();
  const packages = usePackages();
  if (packages.isPending) return <PackageSkeletons />;
  if (packages.data === undefined) {
    return <LoadError text={t("top_up.packages_error")} onRetry={() => void packages.refetch()} />;
  }
  const chosen = packages.data.find((item) => item.packageId === chosenPackageId) ??
    packages.data.find((item) => item.isRecommended) ?? packages.data[0];
  if (chosen === undefined) {
    return <p className="text-sm text-muted-foreground">{t("top_up.packages_empty")}</p>;
  }
  return (
    <>
      <DebtNote amountCredits={chosen.amountCredits} />
      <PackagePicker
        packages={packages.data}
        packageId={chosen.packageId}
        onChoose={topUp.choosePackage}
      />
      <CreditsWorth />
      <SaveCard topUp={topUp} autoTopUpLink={autoTopUpLink} />
      <Button className="mt-5 w-full" onClick={() => void topUp.buy(chosen.packageId)}>
        {t("top_up.buy")}
      </Button>
      <p className="mt-3 text-center text-xs text-balance text-muted-foreground">
        {t("top_up.tax_note")} {t("top_up.checkout_note")}
      </p>
    </>
  );
}

/** Consent to keep the card; off unless somebody ticks it. */
function SaveCard({ topUp, autoTopUpLink }: Omit<ChoosePackageProps, "chosenPackageId">) {
  const { t } = useI18n();
  const id = useId();
  return (
    <div className="mt-5 flex items-start gap-2.5 text-sm">
      <Checkbox
        id={id}
        checked={topUp.savesCard}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => topUp.saveCard(target.checked)}
      />
      <div>
        <label htmlFor={id}>{t("top_up.save_card")}</label>
        <p id={`${id}-note`} className="text-xs text-muted-foreground">
          {t("top_up.save_card_note")} {autoTopUpLink}
        </p>
      </div>
    </div>
  );
}

function PackageSkeletons() {
  const { t } = useI18n();
  return (
    <div role="status" aria-label={t("app.loading")} className="grid gap-2.5">
      <Skeleton className="h-22 rounded-xl" />
      <Skeleton className="h-22 rounded-xl" />
      <Skeleton className="h-22 rounded-xl" />
      <Skeleton className="mt-1.5 h-28 rounded-xl" />
      <Skeleton className="mt-2.5 h-10 rounded-lg" />
    </div>
  );
}
