import { lazy, Suspense } from "react";
import type { Tenant } from "./tenant.ts";

type TenantSwitcherProps = {
  tenants: Tenant[];
  tenant: Tenant;
  onChoose: (tenantId: string) => void;
};

const TenantSelect = lazy(() =>
  import("./tenant-select.tsx").then((module) => ({ default: module.TenantSelect }))
);

/** Shows whose credits these are; a person of several tenants switches here. */
export function TenantSwitcher(props: TenantSwitcherProps) {
  const { name } = props.tenant;
  if (props.tenants.length === 1) return <p className="truncate text-sm font-medium">{name}</p>;
  return (
    // In the place where the choice will stand, so that nothing moves when it does.
    <Suspense fallback={<p className="truncate px-3 text-sm font-medium">{name}</p>}>
      <TenantSelect {...props} />
    </Suspense>
  );
}
