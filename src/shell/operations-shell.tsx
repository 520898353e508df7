import { Suspense } from "react";
import { Link } from "wouter";
import { CrashBoundary } from "../crash-boundary.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useDocumentTitle } from "../i18n/use-document-title.ts";
import { useSessionUser } from "../session/session-user-context.tsx";
import { useIsOperator } from "../session/use-is-operator.ts";
import { useMyTenants } from "../tenants/use-my-tenants.ts";
import { AppHeader } from "./app-header.tsx";
import { PageError } from "./page-error.tsx";
import { PageNotFound } from "./page-not-shown.tsx";
import { PageSkeleton } from "./page-skeleton.tsx";
import { OperationsPage } from "./pages.tsx";
import { CONTENT_PROPS, SkipLink } from "./skip-link.tsx";

/** What is around the operators' pages: no tenant. To anybody else there is no such page. */
export function OperationsShell() {
  const { t } = useI18n();
  const user = useSessionUser();
  const { isOperator, isKnown } = useIsOperator(user.id);
  const tenants = useMyTenants(user.id);
  useDocumentTitle(t("shell.operations"));
  return (
    <>
      <SkipLink />
      <AppHeader
        tenant={tenants.data?.length
          ? (
            <Link href="/" className="text-sm underline-offset-4 hover:underline">
              {t("shell.to_overview")}
            </Link>
          )
          : null}
        navigation={null}
      />
      <main {...CONTENT_PROPS}>
        <CrashBoundary fallback={<PageError />}>
          <Suspense fallback={<PageSkeleton />}>
            {isOperator ? <OperationsPage /> : isKnown ? <PageNotFound /> : <PageSkeleton />}
          </Suspense>
        </CrashBoundary>
      </main>
    </>
  );
}
