import { Compass, Lock } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { Link } from "wouter";
import { buttonClassNames } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";

/** Stands at an address where there is no page. */
export function PageNotFound() {
  const { t } = useI18n();
  return (
    <PageNotShown
      icon={Compass}
      title={t("shell.not_found.title")}
      description={t("shell.not_found.body")}
    />
  );
}

/** Stands in for a page that the reader's role does not open. */
export function PageNotPermitted() {
  const { t } = useI18n();
  return (
    <PageNotShown
      icon={Lock}
      title={t("shell.not_permitted.title")}
      description={t("shell.not_permitted.body")}
    />
  );
}

function PageNotShown(props: { icon: LucideIcon; title: string; description: string }) {
  const { t } = useI18n();
  return (
    <EmptyState level="h1" {...props}>
      <Link href="/" className={buttonClassNames({ variant: "secondary" })}>
        {t("shell.to_overview")}
      </Link>
    </EmptyState>
  );
}
