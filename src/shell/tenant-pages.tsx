import { lazy, Suspense, useRef } from "react";
import { useLocation } from "wouter";
import { CrashBoundary } from "../crash-boundary.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useDocumentTitle } from "../i18n/use-document-title.ts";
import { useTenant } from "../tenants/tenant-context.tsx";
import { findPage } from "./page.ts";
import { PageArrival } from "./page-arrival.tsx";
import { PageError } from "./page-error.tsx";
import { PageSkeleton } from "./page-skeleton.tsx";
import { PAGES } from "./pages.tsx";

const PageNotFound = lazy(() =>
  import("./page-not-shown.tsx").then((module) => ({ default: module.PageNotFound }))
);
const PageNotPermitted = lazy(() =>
  import("./page-not-shown.tsx").then((module) => ({ default: module.PageNotPermitted }))
);

/** Shows the page that the address names; a broken page leaves the navigation in place. */
export function TenantPages() {
  const { t } = useI18n();
  const { role } = useTenant();
  const [address] = useLocation();
  const loadedAddress = useRef<string | null>(address);
  const page = findPage(PAGES, address);
  useDocumentTitle(t(page?.title ?? "shell.not_found.title"));
  return (
    <CrashBoundary key={page?.path ?? ""} fallback={<PageError />}>
      <Suspense fallback={<PageSkeleton />}>
        {page === undefined
          ? <PageNotFound />
          : page.mayOpen(role)
          ? <page.Content />
          : <PageNotPermitted />}
        <PageArrival address={address} loadedAddress={loadedAddress} />
      </Suspense>
    </CrashBoundary>
  );
}
