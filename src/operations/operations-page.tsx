import { Link, useLocation } from "wouter";
import { PageHeader } from "../components/page-header.tsx";
import { addMessages } from "../i18n/catalogue.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { creditsMessages } from "../i18n/messages/credits.ts";
import { movementsMessages } from "../i18n/messages/movements.ts";
import { operationsCatalogueMessages } from "../i18n/messages/operations-catalogue.ts";
import { operationsLogMessages } from "../i18n/messages/operations-log.ts";
import { operationsProblemMessages } from "../i18n/messages/operations-problems.ts";
import { operationsMessages } from "../i18n/messages/operations.ts";
import { CatalogueSection } from "./catalogue-section.tsx";
import { ConnectorSection } from "./connector-section.tsx";
import { EventsSection } from "./events-section.tsx";
import { FreezesSection } from "./freezes-section.tsx";
import { LogSection } from "./log-section.tsx";
import { QuarantineSection } from "./quarantine-section.tsx";
import { ReconcileSection } from "./reconcile-section.tsx";
import { TenantView } from "./tenant-view.tsx";
import { TenantsSection } from "./tenants-section.tsx";

addMessages(
  creditsMessages,
  movementsMessages,
  operationsMessages,
  operationsCatalogueMessages,
  operationsLogMessages,
  operationsProblemMessages,
);

const AREAS = [
  { path: "/operations/tenants", label: "operations.tenants" },
  { path: "/operations/catalogue", label: "operations.catalogue" },
  { path: "/operations/quarantine", label: "operations.quarantine" },
  { path: "/operations/freezes", label: "operations.freezes" },
  { path: "/operations/reconciliation", label: "operations.reconcile" },
  { path: "/operations/events", label: "operations.events" },
  { path: "/operations/connector", label: "operations.connector" },
  { path: "/operations/log", label: "operations.log" },
] as const;

/** The tenants stand at the beginning, whatever else the address says. */
function isCurrent(path: string, address: string): boolean {
  const current = AREAS.find((area) => address.startsWith(area.path)) ?? AREAS[0];
  return path === current.path;
}

/** The pages of those who run the product, over all tenants. */
export function OperationsPage() {
  const { t } = useI18n();
  const [address] = useLocation();
  return (
    <>
      <PageHeader title={t("shell.operations")} description={t("operations.description")} />
      <nav aria-label={t("operations.areas")} className="mb-6 border-b">
        <ul className="-mb-px flex flex-wrap gap-x-1">
          {AREAS.map(({ path, label }) => (
            <li key={path}>
              <Link
                href={path}
                aria-current={isCurrent(path, address) ? "page" : undefined}
                className="flex min-h-10 items-center border-b-2 border-transparent px-3 text-sm font-medium text-muted-foreground -outline-offset-2 hover:text-foreground aria-[current]:border-primary aria-[current]:text-foreground"
              >
                {t(label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Area address={address} />
    </>
  );
}

function Area({ address }: { address: string }) {
  const [, , area, id = ""] = address.split("/");
  switch (area) {
    case "catalogue":
      return <CatalogueSection />;
    case "quarantine":
      return <QuarantineSection />;
    case "freezes":
      return <FreezesSection />;
    case "reconciliation":
      return <ReconcileSection />;
    case "events":
      return <EventsSection />;
    case "connector":
      return <ConnectorSection />;
    case "log":
      return <LogSection />;
    default:
      return id === "" ? <TenantsSection /> : <TenantView tenantId={id} />;
  }
}
