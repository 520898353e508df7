import { useLocation, useSearch } from "wouter";
import { PageHeader } from "../components/page-header.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "../components/ui/tabs.tsx";
import { addMessages } from "../i18n/catalogue.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { auditMessages } from "../i18n/messages/audit.ts";
import { autoTopupMessages } from "../i18n/messages/auto-topup.ts";
import { checkoutMessages } from "../i18n/messages/checkout.ts";
import { creditsMessages } from "../i18n/messages/credits.ts";
import { noticesMessages } from "../i18n/messages/notices.ts";
import { settingsMessages } from "../i18n/messages/settings.ts";
import { topUpMessages } from "../i18n/messages/top-up.ts";
import { useTenant } from "../tenants/tenant-context.tsx";
import { SectionContent } from "./section-content.tsx";
import { pickSection, sectionsOf } from "./settings-section.ts";

addMessages(
  settingsMessages,
  noticesMessages,
  autoTopupMessages,
  auditMessages,
  checkoutMessages,
  creditsMessages,
  topUpMessages,
);

/** What owners and admins decide for their tenant, and what was decided. */
export function SettingsPage() {
  const { t } = useI18n();
  const { role } = useTenant();
  const [path, navigate] = useLocation();
  const search = useSearch();
  const sections = sectionsOf(role);
  const chosen = pickSection(role, search);
  if (chosen === undefined) return null;
  if (sections.length === 1) {
    return (
      <>
        <PageHeader title={t("settings.title")} />
        <SectionContent section={chosen} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t("settings.title")} />
      <Tabs
        value={chosen}
        onValueChange={(section) => navigate(`${path}?section=${section}`, { replace: true })}
      >
        <TabsList aria-label={t("settings.sections")}>
          {sections.map(({ section, label }) => (
            <TabsTrigger key={section} value={section}>{t(label)}</TabsTrigger>
          ))}
        </TabsList>
        {sections.map(({ section }) => (
          <TabsContent key={section} value={section}>
            <SectionContent section={section} />
          </TabsContent>
        ))}
      </Tabs>
    </>
  );
}
