import { useState } from "react";
import { BalanceCard } from "./balance-card.tsx";
import { History } from "./history.tsx";
import { PriceList } from "./price-list.tsx";
import { TopUpButton } from "./top-up-button.tsx";
import { TopUpDialog } from "./top-up-dialog.tsx";
import { TopUpNotice } from "./top-up-notice.tsx";
import { useTopUp } from "./use-top-up.ts";
import type { TopUpOwner } from "./use-top-up.ts";

/** One tenant's credits: balance, price list, history, and the way to more. */
export function CreditsOverview({ mayBuy, ...owner }: TopUpOwner & { mayBuy: boolean }) {
  const topUp = useTopUp(owner);
  const [isDialogOpen, setDialogOpen] = useState(false);
  return (
    <>
      <TopUpNotice
        topUp={topUp}
        isDialogOpen={isDialogOpen}
        onOpenDialog={() => setDialogOpen(true)}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
        <BalanceCard tenantId={owner.tenantId}>
          <TopUpButton mayBuy={mayBuy} onClick={() => setDialogOpen(true)} />
        </BalanceCard>
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <PriceList />
        </div>
        <History tenantId={owner.tenantId} />
      </div>
      <TopUpDialog topUp={topUp} isOpen={isDialogOpen} onOpenChange={setDialogOpen} />
    </>
  );
}
