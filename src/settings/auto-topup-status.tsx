import { Badge } from "../components/ui/badge.tsx";
import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { AutoTopup } from "./auto-topup.ts";
import { describeAutoTopup } from "./describe-auto-topup.ts";
import { FinishPayment } from "../credits/finish-payment.tsx";
import { FormProblem } from "./form-problem.tsx";
import { useChangeSetting } from "./use-change-setting.ts";

type AutoTopupStatusProps = { tenantId: string; order: AutoTopup; mayAgree: boolean };

/** Whether the card is charged now and why not, what it was charged this month, and the off switch. */
export function AutoTopupStatus({ tenantId, order, mayAgree }: AutoTopupStatusProps) {
  const i18n = useI18n();
  const { t, formats } = i18n;
  const { tone, word, body } = describeAutoTopup(order, i18n);
  const change = useChangeSetting(
    tenantId,
    (api, tenant_id: string) => api.setAutoTopup({ tenant_id, is_on: false }),
  );
  return (
    <div className="grid gap-3 rounded-xl border p-4 text-sm">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="grid min-w-52 flex-1 gap-1.5" role="status">
          <p>
            <Badge tone={tone}>{word}</Badge>
          </p>
          <p>{body}</p>
        </div>
        {order.isOn && mayAgree
          ? (
            <div className="flex flex-wrap gap-2">
              {order.state === "needs_authentication"
                ? <FinishPayment tenantId={tenantId} />
                : null}
              <Button
                variant="secondary"
                size="small"
                disabled={change.isPending}
                onClick={() => change.mutate(tenantId)}
              >
                {t("auto_topup.switch_off")}
              </Button>
            </div>
          )
          : null}
      </div>
      <p className="text-muted-foreground tabular-nums">
        {t("auto_topup.charged", {
          charged: formats.money(order.chargedThisMonthMinor, order.currency),
          cap: formats.money(order.monthlyCapMinor, order.currency),
        })}
      </p>
      <FormProblem error={change.error} />
    </div>
  );
}
