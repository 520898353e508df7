import { useEffect } from "react";
import { UsersRound } from "lucide-react";
import { useLocation } from "wouter";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useDocumentTitle } from "../i18n/use-document-title.ts";
import { useSessionUser } from "../session/session-user-context.tsx";
import { useIsOperator } from "../session/use-is-operator.ts";

/** Stands in for every page of somebody who belongs to no tenant; operators have pages without one. */
export function NoTenant() {
  const { t } = useI18n();
  const [, navigate] = useLocation();
  const { isOperator } = useIsOperator(useSessionUser().id);
  useDocumentTitle(t("shell.overview"));
  useEffect(() => {
    if (isOperator) navigate("/operations", { replace: true });
  }, [isOperator, navigate]);
  return (
    <EmptyState
      icon={UsersRound}
      level="h1"
      title={t("tenants.empty")}
      description={t("tenants.empty_hint")}
    />
  );
}
