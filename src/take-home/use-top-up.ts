import { useOpenTopUp } from "../credits/top-up-context.tsx";
import { mayBuy } from "../tenants/tenant.ts";
import { useTenant } from "../tenants/tenant-context.tsx";

/** Opens the top-up dialog from anywhere inside the provider, and says whether this person may buy. */
export function useTopUp(): { open: () => void; mayBuy: boolean } {
  const { role } = useTenant();
  return { open: useOpenTopUp(), mayBuy: mayBuy(role) };
}
