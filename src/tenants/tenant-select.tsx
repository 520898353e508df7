import {
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
} from "../components/ui/select.tsx";
import type { MessageKey } from "../i18n/catalogue.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { TenantRole } from "../../supabase/functions/_shared/credits/tenant-role.ts";
import type { Tenant } from "./tenant.ts";

const ROLE_TEXT = {
  owner: "tenants.role.owner",
  admin: "tenants.role.admin",
  billing: "tenants.role.billing",
  member: "tenants.role.member",
  viewer: "tenants.role.viewer",
} as const satisfies Record<TenantRole, MessageKey>;

type TenantSelectProps = {
  tenants: Tenant[];
  tenant: Tenant;
  onChoose: (tenantId: string) => void;
};

/** Chooses among several tenants. */
export function TenantSelect({ tenants, tenant, onChoose }: TenantSelectProps) {
  const { t } = useI18n();
  return (
    <Select value={tenant.tenantId} onValueChange={onChoose}>
      <SelectTrigger aria-label={t("tenants.choose")} className="max-w-full">
        <SelectValue>{tenant.name}</SelectValue>
      </SelectTrigger>
      <SelectContent>
        {tenants.map(({ tenantId, name, role }) => (
          <SelectItem key={tenantId} value={tenantId} detail={t(ROLE_TEXT[role])}>
            {name}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
