import { UsersRound } from "lucide-react";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useDocumentTitle } from "../i18n/use-document-title.ts";

/** Stands in for every page of somebody who belongs to no tenant. */
export function NoTenant() {
  const { t } = useI18n();
  useDocumentTitle(t("shell.overview"));
  return (
    <EmptyState
      icon={UsersRound}
      level="h1"
      title={t("tenants.empty")}
      description={t("tenants.empty_hint")}
    />
  );
}
