import { Component } from "react";
import type { ReactNode } from "react";
import { Button } from "./components/ui/button.tsx";
import { useI18n } from "./i18n/i18n-context.tsx";

/** Shows a way out instead of a blank page when rendering fails. */
export class CrashBoundary extends Component<{ children: ReactNode }, { hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override render() {
    return this.state.hasCrashed ? <CrashPage /> : this.props.children;
  }
}

function CrashPage() {
  const { t } = useI18n();
  return (
    <main role="alert" className="mx-auto max-w-lg px-4 py-16">
      <h1 className="text-xl font-semibold tracking-tight">{t("app.crash.title")}</h1>
      <p className="mt-2 mb-6 text-muted-foreground">{t("app.crash.body")}</p>
      <Button onClick={() => location.reload()}>{t("app.reload")}</Button>
    </main>
  );
}
