import { X } from "lucide-react";
import { Alert } from "../components/ui/alert.tsx";
import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { describeTopUp } from "./describe-top-up.ts";
import { ToneIcon } from "./tone-icon.tsx";
import type { TopUp } from "./use-top-up.ts";

type TopUpNoticeProps = { topUp: TopUp; isDialogOpen: boolean; onOpenDialog: () => void };

/** Says on the page what became of a purchase, while the dialog is closed. */
export function TopUpNotice({ topUp, isDialogOpen, onOpenDialog }: TopUpNoticeProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const words = isDialogOpen ? null : describeTopUp(topUp.state, i18n);
  const isPaid = topUp.state.step === "paid";
  return (
    // The region is there before its text, otherwise screen readers miss the first message.
    <div role="status" className="not-empty:mb-6">
      {words === null
        ? null
        : (
          <Alert tone={words.tone === "busy" ? "neutral" : words.tone} className="items-start">
            <ToneIcon tone={words.tone} />
            <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-3">
              <div className="min-w-52 flex-1">
                <p className="font-semibold">{words.title}</p>
                <p className="text-muted-foreground">{words.body}</p>
              </div>
              {isPaid ? null : (
                <Button variant="secondary" size="small" onClick={onOpenDialog}>
                  {t("top_up.show")}
                </Button>
              )}
            </div>
            <Button
              variant="ghost"
              size="icon"
              className="-my-1.5 -mr-2 size-9"
              aria-label={t("app.dismiss")}
              onClick={topUp.chooseAgain}
            >
              <X aria-hidden />
            </Button>
          </Alert>
        )}
    </div>
  );
}
