import { History } from "../credits/history.tsx";
import { useTenant } from "../tenants/tenant-context.tsx";

/** Every movement of the tenant's credits, newest first. */
export function UsageHistory() {
  const { tenantId } = useTenant();
  return <History tenantId={tenantId} />;
}
