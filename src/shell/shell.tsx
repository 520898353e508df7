import { lazy, Suspense } from "react";
import { LoadError } from "../components/load-error.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import type { CheckoutReturn } from "../credits/checkout-return.ts";
import { TopUpProvider } from "../credits/top-up-context.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useSessionUser } from "../session/session-user-context.tsx";
import { pickTenant } from "../tenants/tenant.ts";
import { TenantProvider } from "../tenants/tenant-context.tsx";
import { TenantSwitcher } from "../tenants/tenant-switcher.tsx";
import { useChosenTenant } from "../tenants/use-chosen-tenant.ts";
import { useMyTenants } from "../tenants/use-my-tenants.ts";
import { AutoTopUpLink } from "./auto-top-up-link.tsx";
import { AppHeader } from "./app-header.tsx";
import { Navigation } from "./navigation.tsx";
import { PageSkeleton } from "./page-skeleton.tsx";
import { CONTENT_PROPS, SkipLink } from "./skip-link.tsx";
import { TenantPages } from "./tenant-pages.tsx";

// Nothing changes elsewhere in the first second: it need not come with the first page.
const LiveUpdates = lazy(() =>
  import("../credits/live-updates.tsx").then(
    (module) => ({ default: module.LiveUpdates }),
    // Without them the page looks again when it is looked at.
    () => ({ default: () => null }),
  )
);

const NoTenant = lazy(() =>
  import("./no-tenant.tsx").then((module) => ({ default: module.NoTenant }))
);

/** What is around the pages of somebody who is signed in: one tenant at a time. */
export function Shell({ cameBack }: { cameBack: CheckoutReturn | null }) {
  const { t } = useI18n();
  const user = useSessionUser();
  const tenants = useMyTenants(user.id);
  const chosen = useChosenTenant(user.id, cameBack?.sameTabTenantId ?? null);

  if (tenants.data === undefined) {
    return (
      <>
        <AppHeader tenant={<Skeleton className="h-5 w-36" />} navigation={null} />
        <main {...CONTENT_PROPS}>
          {tenants.isError
            ? <LoadError text={t("tenants.error")} onRetry={() => void tenants.refetch()} />
            : <PageSkeleton />}
        </main>
      </>
    );
  }

  const tenant = pickTenant(tenants.data, chosen.tenantId);
  if (tenant === undefined) {
    return (
      <>
        <AppHeader tenant={null} navigation={null} />
        <main {...CONTENT_PROPS}>
          <Suspense fallback={<PageSkeleton />}>
            <NoTenant />
          </Suspense>
        </main>
      </>
    );
  }

  return (
    <TenantProvider value={tenant}>
      <Suspense fallback={null}>
        <LiveUpdates key={tenant.tenantId} tenantId={tenant.tenantId} />
      </Suspense>
      <SkipLink />
      <AppHeader
        tenant={<TenantSwitcher tenants={tenants.data} tenant={tenant} onChoose={chosen.choose} />}
        navigation={<Navigation />}
      />
      <main {...CONTENT_PROPS}>
        <TopUpProvider
          // Another tenant is another top-up: nothing of the one before may be shown for it.
          key={tenant.tenantId}
          userId={user.id}
          tenantId={tenant.tenantId}
          cameBack={cameBack}
          AutoTopUpLink={AutoTopUpLink}
        >
          <TenantPages />
        </TopUpProvider>
      </main>
    </TenantProvider>
  );
}
