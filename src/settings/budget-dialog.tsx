import { Dialog, DialogContent, DialogDescription, DialogTitle } from "../components/ui/dialog.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { BudgetForm, type BudgetWish } from "./budget-form.tsx";

type BudgetDialogProps = { tenantId: string; wish: BudgetWish | null; onClose: () => void };

/** Sets, changes or removes one member's budget. */
export function BudgetDialog({ tenantId, wish, onClose }: BudgetDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog open={wish !== null} onOpenChange={(open) => open ? undefined : onClose()}>
      {wish === null ? null : (
        <DialogContent closeLabel={t("app.close")}>
          <DialogTitle>
            {t(wish.budget === null ? "settings.budget.add" : "settings.budget.change")}
          </DialogTitle>
          <DialogDescription className="mb-5 break-words">
            {t("settings.budget.dialog_note", { name: wish.name })}
          </DialogDescription>
          <BudgetForm tenantId={tenantId} wish={wish} onDone={onClose} />
        </DialogContent>
      )}
    </Dialog>
  );
}
