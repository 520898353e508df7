import { useId, useState } from "react";
import { z } from "zod";
import type { TenantOverview } from "../../supabase/functions/_shared/credits/tenant-overview-rows.ts";
import { Input } from "../components/ui/input.tsx";
import { Label } from "../components/ui/label.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";
import { useOperation } from "./use-operations.ts";

const posted = z.object({ balance: z.number() });

type AdjustDialogProps = {
  tenant: TenantOverview;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Corrects a balance by hand; the key is kept until the outcome is known, so that twice is once. */
export function AdjustDialog({ tenant, isOpen, onOpenChange }: AdjustDialogProps) {
  const { t, formats } = useI18n();
  const [amount, setAmount] = useState("");
  const [key, setKey] = useState(() => crypto.randomUUID());
  const adjust = useOperation("/tenants/adjust", posted);
  const amountId = useId();
  const credits = /^[+-]?\d{1,12}$/.test(amount) ? Number(amount) : 0;

  function change(next: string) {
    setAmount(next);
    setKey(crypto.randomUUID());
  }

  return (
    <ReasonDialog
      title={t("operations.adjust.title", { name: tenant.name })}
      description={t("operations.adjust.description")}
      action={t("operations.adjust.do")}
      isOpen={isOpen}
      isBusy={adjust.isPending}
      error={adjust.error}
      onOpenChange={(next) => {
        adjust.reset();
        onOpenChange(next);
      }}
      onDecide={(reason) =>
        adjust.mutate(
          { tenant_id: tenant.tenant_id, amount: credits, reason, idempotency_key: key },
          {
            onSuccess: () => {
              change("");
              onOpenChange(false);
            },
          },
        )}
    >
      <div className="grid gap-1.5">
        <Label htmlFor={amountId}>{t("operations.adjust.amount")}</Label>
        <Input
          id={amountId}
          required
          inputMode="text"
          pattern="[+\-]?0*[1-9][0-9]{0,11}"
          autoComplete="off"
          value={amount}
          onChange={(event) => change(event.target.value)}
        />
        <p aria-live="polite" className="min-h-5 text-sm text-muted-foreground">
          {credits === 0 ? null : t("operations.adjust.preview", {
            before: formats.count(tenant.balance),
            after: formats.count(tenant.balance + credits),
          })}
        </p>
      </div>
    </ReasonDialog>
  );
}
