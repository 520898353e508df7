import { CloudOff } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";

/** Stands in for a page that could not be loaded or drawn. */
export function PageError() {
  const { t } = useI18n();
  return (
    <div role="alert">
      <EmptyState
        icon={CloudOff}
        level="h1"
        title={t("app.crash.title")}
        description={t("app.crash.body")}
      >
        <Button onClick={() => location.reload()}>{t("app.reload")}</Button>
      </EmptyState>
    </div>
  );
}
