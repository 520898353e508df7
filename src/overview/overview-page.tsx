import { PageHeader } from "../components/page-header.tsx";
import { BalanceCard } from "../credits/balance-card.tsx";
import { History } from "../credits/history.tsx";
import { PriceList } from "../credits/price-list.tsx";
import { TopUpButton } from "../credits/top-up-button.tsx";
import { addMessages } from "../i18n/catalogue.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { creditsMessages } from "../i18n/messages/credits.ts";
import { topUpMessages } from "../i18n/messages/top-up.ts";
import { useTenant } from "../tenants/tenant-context.tsx";

addMessages(creditsMessages, topUpMessages);

/** One tenant's credits: balance, price list, history, and the way to more. */
export function OverviewPage() {
  const { t } = useI18n();
  const { tenantId } = useTenant();
  return (
    <>
      <PageHeader title={t("shell.overview")} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
        <BalanceCard tenantId={tenantId}>
          <TopUpButton />
        </BalanceCard>
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <PriceList />
        </div>
        <History tenantId={tenantId} />
      </div>
    </>
  );
}
