import type { Balance } from "../credits/balance.ts";
import { useBalance } from "../credits/use-balance.ts";
import { useTenant } from "../tenants/tenant-context.tsx";

/** What the tenant has; `balance` is undefined until it is known. */
export type Credits = {
  tenantId: string;
  balance: Balance | undefined;
  isError: boolean;
  /** Asks again at once; after a top-up that happens by itself. */
  refresh: () => void;
};

/** The tenant's credits: available, held, debt, and what expires next. */
export function useCredits(): Credits {
  const { tenantId } = useTenant();
  const { data, isError, refetch } = useBalance(tenantId);
  return { tenantId, balance: data, isError, refresh: () => void refetch() };
}
