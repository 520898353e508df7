import { Plus } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useActions } from "./use-actions.ts";
import { usePackages } from "./use-packages.ts";

type TopUpButtonProps = { mayBuy: boolean; onClick: () => void };

/** Opens the dialog; who may not buy reads who may, instead of a button that would refuse. */
export function TopUpButton({ mayBuy, onClick }: TopUpButtonProps) {
  const { t } = useI18n();
  if (!mayBuy) {
    return <p className="max-w-64 text-sm text-muted-foreground">{t("top_up.not_allowed")}</p>;
  }
  return <OpenDialogButton onClick={onClick} />;
}

function OpenDialogButton({ onClick }: { onClick: () => void }) {
  const { t } = useI18n();
  // Loaded with the page, so that the dialog opens with packages and prices in place.
  usePackages();
  useActions();
  return (
    <Button className="max-sm:w-full" onClick={onClick}>
      <Plus aria-hidden />
      {t("top_up.title")}
    </Button>
  );
}
