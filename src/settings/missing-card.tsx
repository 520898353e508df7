import { CreditCard } from "lucide-react";
import { Alert } from "../components/ui/alert.tsx";
import { Button } from "../components/ui/button.tsx";
import { useOpenTopUp } from "../credits/top-up-context.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";

/** Says that there is no card to charge yet, and leads to the purchase that saves one. */
export function MissingCard() {
  const { t } = useI18n();
  const openTopUp = useOpenTopUp();
  return (
    <Alert className="sm:items-center sm:[&>svg]:mt-0">
      <CreditCard aria-hidden />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <p className="min-w-52 flex-1">{t("auto_topup.no_card")}</p>
        <Button variant="secondary" size="small" onClick={openTopUp}>{t("top_up.title")}</Button>
      </div>
    </Alert>
  );
}
