import { useEffect } from "react";
import { useI18n } from "./i18n-context.tsx";

/** Names the browser's tab after the page that it shows. */
export function useDocumentTitle(page: string) {
  const { t } = useI18n();
  const title = t("app.title_of", { page });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
