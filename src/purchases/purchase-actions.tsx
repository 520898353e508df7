import { useQueryClient } from "@tanstack/react-query";
import { Link } from "wouter";
import { buttonClassNames } from "../components/ui/button.tsx";
import { creditsKeys } from "../credits/query-keys.ts";
import { useCheckoutApi } from "../credits/use-checkout-api.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useSupabase } from "../supabase-context.tsx";
import { mayBuy } from "../tenants/tenant.ts";
import { useTenant } from "../tenants/tenant-context.tsx";
import {
  isGranted,
  remainingStep,
} from "../../supabase/functions/_shared/credits/purchase-status.ts";
import type { Bought } from "./bought.ts";
import { findReceipt } from "./find-receipt.ts";
import { TabButton } from "./tab-button.tsx";

/** What can be done with a purchase: go on paying, see its receipt, find it in the history. */
export function PurchaseActions({ purchase, name }: { purchase: Bought; name: string }) {
  const { t, language } = useI18n();
  const { tenantId, role } = useTenant();
  const supabase = useSupabase();
  const api = useCheckoutApi();
  const queryClient = useQueryClient();
  const { purchaseId, packageId, attemptId, savesCard } = purchase;

  async function resume() {
    const opened = await api.openCheckout({ tenantId, packageId, attemptId, savesCard, language });
    // It may have been paid or have ended since it was shown.
    void queryClient.invalidateQueries({ queryKey: creditsKeys.tenant(tenantId) });
    return opened.ok ? { ok: true, url: opened.value.url } as const : { ok: false } as const;
  }

  return (
    <div className="flex flex-wrap items-center gap-2 empty:hidden print:hidden">
      {mayBuy(role) && remainingStep(purchase.status) === "pay"
        ? (
          <TabButton
            label={t("purchases.resume")}
            of={name}
            find={resume}
            none={t("purchases.resume_over")}
            failed={t("purchases.resume_failed")}
          />
        )
        : null}
      {mayBuy(role) && isGranted(purchase.status)
        ? (
          <TabButton
            label={t("purchases.receipt")}
            of={name}
            find={() => findReceipt(supabase, { tenantId, purchaseId })}
            none={t("purchases.receipt_none")}
            failed={t("purchases.receipt_failed")}
          />
        )
        : null}
      {purchase.entryId === null ? null : (
        <Link
          href={`/history?entry=${purchase.entryId}`}
          className={buttonClassNames({ variant: "ghost", size: "small" })}
        >
          {t("purchases.in_history")}
          <span className="sr-only">{name}</span>
        </Link>
      )}
    </div>
  );
}
