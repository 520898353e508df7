import type { TenantRole } from "../../supabase/functions/_shared/credits/tenant-role.ts";
import type { PlainMessageKey } from "../i18n/translate.ts";
import { mayAdminister, mayAgreeToCharges } from "../tenants/tenant.ts";

/** The parts of the settings, by the name they have in the address. */
export type SettingsSection = "budgets" | "notices" | "auto-topup" | "audit";

type SectionFacts = {
  section: SettingsSection;
  label: PlainMessageKey;
  mayOpen: (role: TenantRole) => boolean;
};

const SECTIONS: SectionFacts[] = [
  { section: "budgets", label: "settings.section.budgets", mayOpen: mayAdminister },
  { section: "notices", label: "settings.section.notices", mayOpen: mayAdminister },
  {
    section: "auto-topup",
    label: "settings.section.auto_topup",
    mayOpen: (role) => mayAdminister(role) || mayAgreeToCharges(role),
  },
  { section: "audit", label: "settings.section.audit", mayOpen: mayAdminister },
];

/** The parts that a role may open, in their order. */
export function sectionsOf(role: TenantRole): SectionFacts[] {
  return SECTIONS.filter(({ mayOpen }) => mayOpen(role));
}

/** The part that an address asks for, if the role may open it; else the first one it may. */
export function pickSection(role: TenantRole, search: string): SettingsSection | undefined {
  const wanted = new URLSearchParams(search).get("section");
  const open = sectionsOf(role);
  return (open.find(({ section }) => section === wanted) ?? open[0])?.section;
}
