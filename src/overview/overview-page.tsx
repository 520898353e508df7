import { PageHeader } from "../components/page-header.tsx";
import { PriceList } from "../credits/price-list.tsx";
import { TopUpButton } from "../credits/top-up-button.tsx";
import { addMessages } from "../i18n/catalogue.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { creditsMessages } from "../i18n/messages/credits.ts";
import { overviewMessages } from "../i18n/messages/overview.ts";
import { topUpMessages } from "../i18n/messages/top-up.ts";
import { AccountNotices } from "./account-notices.tsx";
import { BalanceFigures } from "./balance-figures.tsx";
import { LatestMovements } from "./latest-movements.tsx";
import { UsageCard } from "./usage-card.tsx";

addMessages(creditsMessages, overviewMessages, topUpMessages);

/** What a tenant has, how long it lasts, where it went, and the way to more. */
export function OverviewPage() {
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t("shell.overview")}>
        <TopUpButton />
      </PageHeader>
      <AccountNotices />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="lg:col-span-2">
          <BalanceFigures />
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-6">
          <UsageCard />
          <LatestMovements />
        </div>
        <PriceList />
      </div>
    </>
  );
}
