import { EndpointCard } from "./endpoint-card.tsx";
import { LowBalanceCard } from "./low-balance-card.tsx";
import { NoticeLog } from "./notice-log.tsx";
import { useEndpoint } from "./use-endpoint.ts";

/** When to warn, whom to tell, and whether they listened. */
export function NoticesSection({ tenantId }: { tenantId: string }) {
  const endpoint = useEndpoint(tenantId);
  return (
    <div className="grid gap-6">
      <LowBalanceCard tenantId={tenantId} hasEndpoint={endpoint.data !== null} />
      <EndpointCard tenantId={tenantId} endpoint={endpoint} />
      <NoticeLog tenantId={tenantId} />
    </div>
  );
}
