import { BalanceCard } from "../credits/balance-card.tsx";
import { TopUpButton } from "../credits/top-up-button.tsx";
import { useTenant } from "../tenants/tenant-context.tsx";

/** The tenant's balance with what is held, owed or expires next, and the way to more. */
export function CreditBalance() {
  const { tenantId } = useTenant();
  return (
    <BalanceCard tenantId={tenantId}>
      <TopUpButton />
    </BalanceCard>
  );
}
