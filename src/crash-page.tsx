import { Button } from "./components/ui/button.tsx";
import { useI18n } from "./i18n/i18n-context.tsx";

/** Stands in for the whole app when not even its frame can be drawn. */
export function CrashPage() {
  const { t } = useI18n();
  return (
    <main role="alert" className="mx-auto max-w-lg px-4 py-16">
      <h1 className="text-xl font-semibold tracking-tight">{t("app.crash.title")}</h1>
      <p className="mt-2 mb-6 text-muted-foreground">{t("app.crash.body")}</p>
      <Button onClick={() => location.reload()}>{t("app.reload")}</Button>
    </main>
  );
}
