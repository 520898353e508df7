import { Plus } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { mayBuy } from "../tenants/tenant.ts";
import { useTenant } from "../tenants/tenant-context.tsx";
import { useOpenTopUp } from "./top-up-context.tsx";
import { useActions } from "./use-actions.ts";
import { usePackages } from "./use-packages.ts";

/** Opens the dialog; who may not buy reads who may, instead of a button that would refuse. */
export function TopUpButton() {
  const { t } = useI18n();
  const { role } = useTenant();
  if (!mayBuy(role)) {
    return (
      <p className="max-w-64 text-sm text-muted-foreground sm:text-right print:hidden">
        {t("top_up.not_allowed")}
      </p>
    );
  }
  return <OpenDialogButton />;
}

function OpenDialogButton() {
  const { t } = useI18n();
  const openTopUp = useOpenTopUp();
  // Loaded with the page, so that the dialog opens with packages and prices in place.
  usePackages();
  useActions();
  return (
    <Button className="max-sm:w-full print:hidden" onClick={openTopUp}>
      <Plus aria-hidden />
      {t("top_up.title")}
    </Button>
  );
}
