import { Receipt } from "lucide-react";
import { useSearchParams } from "wouter";
import { LoadError } from "../components/load-error.tsx";
import { PageHeader } from "../components/page-header.tsx";
import { Card, CardContent } from "../components/ui/card.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { MoreRows } from "../credits/more-rows.tsx";
import { NewerRows } from "../credits/newer-rows.tsx";
import { TopUpButton } from "../credits/top-up-button.tsx";
import { addMessages } from "../i18n/catalogue.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { creditsMessages } from "../i18n/messages/credits.ts";
import { purchasesMessages } from "../i18n/messages/purchases.ts";
import { topUpMessages } from "../i18n/messages/top-up.ts";
import { useTenant } from "../tenants/tenant-context.tsx";
import { PurchaseItem } from "./purchase-item.tsx";
import { usePurchases } from "./use-purchases.ts";

addMessages(creditsMessages, purchasesMessages, topUpMessages);

/** Everything that a tenant bought or began to buy, and what became of it. */
export function PurchasesPage() {
  const { t } = useI18n();
  const { tenantId } = useTenant();
  return (
    <>
      <PageHeader title={t("shell.purchases")} description={t("purchases.description")}>
        <TopUpButton />
      </PageHeader>
      <Card aria-label={t("shell.purchases")} className="overflow-hidden print:border-0">
        <Purchases tenantId={tenantId} />
      </Card>
    </>
  );
}

function Purchases({ tenantId }: { tenantId: string }) {
  const { t } = useI18n();
  const purchases = usePurchases(tenantId);
  const [search, setSearch] = useSearchParams();
  const openedId = search.get("id");

  function toggle(purchaseId: string) {
    setSearch((current) => {
      const next = new URLSearchParams(current);
      if (next.get("id") === purchaseId) next.delete("id");
      else next.set("id", purchaseId);
      return next;
    }, { replace: true });
  }

  const { rows } = purchases;
  if (rows === undefined) {
    return (
      <CardContent aria-busy={!purchases.isError} className="grid gap-6">
        {purchases.isError
          ? <LoadError text={t("purchases.error")} onRetry={purchases.retry} />
          : Array.from({ length: 4 }, (_, row) => <Skeleton key={row} className="h-10" />)}
      </CardContent>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={Receipt}
        title={t("purchases.empty")}
        description={t("purchases.empty_hint")}
      />
    );
  }
  return (
    <>
      <NewerRows list={purchases} />
      <ul>
        {rows.map((purchase) => (
          <PurchaseItem
            key={purchase.purchaseId}
            tenantId={tenantId}
            purchase={purchase}
            isOpen={purchase.purchaseId === openedId}
            onToggle={() => toggle(purchase.purchaseId)}
          />
        ))}
      </ul>
      <MoreRows list={purchases} error={t("purchases.error")} />
    </>
  );
}
