import { mayAgreeToCharges } from "../tenants/tenant.ts";
import { useTenant } from "../tenants/tenant-context.tsx";
import { AuditSection } from "./audit-section.tsx";
import { AutoTopupSection } from "./auto-topup-section.tsx";
import { BudgetsSection } from "./budgets-section.tsx";
import { NoticesSection } from "./notices-section.tsx";
import type { SettingsSection } from "./settings-section.ts";

/** One part of the settings, for the current tenant. */
export function SectionContent({ section }: { section: SettingsSection }) {
  const { tenantId, role } = useTenant();
  switch (section) {
    case "budgets":
      return <BudgetsSection tenantId={tenantId} />;
    case "notices":
      return <NoticesSection tenantId={tenantId} />;
    case "auto-topup":
      return <AutoTopupSection tenantId={tenantId} mayAgree={mayAgreeToCharges(role)} />;
    case "audit":
      return <AuditSection tenantId={tenantId} />;
    default:
      return section satisfies never;
  }
}
