import type { ReactNode } from "react";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "../components/ui/dialog.tsx";
import { addMessages } from "../i18n/catalogue.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { checkoutMessages } from "../i18n/messages/checkout.ts";
import { creditsMessages } from "../i18n/messages/credits.ts";
import { topUpMessages } from "../i18n/messages/top-up.ts";
import { ChoosePackage } from "./choose-package.tsx";
import { describeTopUp } from "./describe-top-up.ts";
import { TopUpActions } from "./top-up-actions.tsx";
import { TopUpStatus } from "./top-up-status.tsx";
import type { TopUp } from "./use-top-up.ts";

addMessages(creditsMessages, checkoutMessages, topUpMessages);

type TopUpDialogProps = {
  topUp: TopUp;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** The way to the settings of automatic top-ups, for those who may change them. */
  autoTopUpLink?: ReactNode;
};

/** The dialog "Top up credits": packages first, then what becomes of the purchase. */
export function TopUpDialog({ topUp, isOpen, onOpenChange, autoTopUpLink }: TopUpDialogProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { state } = topUp;
  const words = describeTopUp(state, i18n);

  function close() {
    // Who closes an outcome has read it; an unfinished purchase stays visible on the page.
    if (isOutcome(state.step)) topUp.chooseAgain();
    onOpenChange(false);
  }

  return (
    <Dialog open={isOpen} onOpenChange={(open) => open ? onOpenChange(true) : close()}>
      <DialogContent closeLabel={t("app.close")} className="sm:max-w-lg">
        <DialogTitle>{t("top_up.title")}</DialogTitle>
        <DialogDescription className={words === null ? "mb-5" : "sr-only"}>
          {t("top_up.description")}
        </DialogDescription>
        {state.step === "choosing"
          ? (
            <ChoosePackage
              topUp={topUp}
              chosenPackageId={state.packageId}
              autoTopUpLink={autoTopUpLink}
            />
          )
          : null}
        <div role="status">{words === null ? null : <TopUpStatus words={words} />}</div>
        {words === null ? null : (
          <div className="grid gap-2">
            <TopUpActions topUp={topUp} onClose={close} />
          </div>
        )}
        {state.step === "paid" && topUp.savesCard && (
          <p className="mt-3 text-center text-sm">{autoTopUpLink}</p>
        )}
      </DialogContent>
    </Dialog>
  );
}

function isOutcome(step: TopUp["state"]["step"]): boolean {
  return step === "paid" || step === "failed" || step === "error";
}
