import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useFinishTopUp } from "./top-up-context.tsx";
import { useWaitingPayment } from "./use-waiting-payment.ts";

/** The way to the page on which a person finishes what the bank would not do without them. */
export function FinishPayment({ tenantId }: { tenantId: string }) {
  const { t } = useI18n();
  const finishTopUp = useFinishTopUp();
  const { data: payment } = useWaitingPayment(tenantId);
  if (payment === undefined || payment === null) return null;
  return (
    <Button
      size="small"
      className="justify-self-start"
      onClick={() => finishTopUp(payment.attempt)}
    >
      {t("top_up.finish")}
    </Button>
  );
}
