import { AppHeader } from "./app-header.tsx";
import { LoadError } from "./components/load-error.tsx";
import { Card, CardContent } from "./components/ui/card.tsx";
import { Skeleton } from "./components/ui/skeleton.tsx";
import type { CheckoutReturn } from "./credits/checkout-return.ts";
import { CreditsOverview } from "./credits/credits-overview.tsx";
import { useI18n } from "./i18n/i18n-context.tsx";
import type { SessionUser } from "./session/use-session.ts";
import { mayBuy, pickTenant } from "./tenants/tenant.ts";
import { TenantSwitcher } from "./tenants/tenant-switcher.tsx";
import { useChosenTenant } from "./tenants/use-chosen-tenant.ts";
import { useMyTenants } from "./tenants/use-my-tenants.ts";

type DashboardPageProps = { user: SessionUser; cameBack: CheckoutReturn | null };

/** The page of somebody who is signed in: one tenant at a time. */
export function DashboardPage({ user, cameBack }: DashboardPageProps) {
  const { t } = useI18n();
  const tenants = useMyTenants(user.id);
  const chosen = useChosenTenant(user.id, cameBack?.sameTabTenantId ?? null);
  const tenant = tenants.data === undefined ? null : pickTenant(tenants.data, chosen.tenantId);
  return (
    <>
      <AppHeader email={user.email}>
        {tenant === null
          ? <Skeleton className="h-5 w-36" />
          : tenant === undefined || tenants.data === undefined
          ? null
          : <TenantSwitcher tenants={tenants.data} tenant={tenant} onChoose={chosen.choose} />}
      </AppHeader>
      <main className="mx-auto max-w-6xl px-4 pt-6 pb-16 sm:px-6 sm:pt-10">
        <div className="mb-6">
          <h1 className="text-2xl font-semibold tracking-tight">{t("credits.title")}</h1>
          {/* A phone's header has no room for a long name. */}
          <p className="break-words text-muted-foreground sm:hidden">{tenant?.name}</p>
        </div>

        {tenant === null
          ? tenants.isError
            ? <LoadError text={t("tenants.error")} onRetry={() => void tenants.refetch()} />
            : <Skeleton className="h-36 rounded-xl" />
          : tenant === undefined
          ? <NoTenant />
          : (
            <CreditsOverview
              // Another tenant is another top-up: nothing of the one before may be shown for it.
              key={tenant.tenantId}
              userId={user.id}
              tenantId={tenant.tenantId}
              cameBack={cameBack}
              mayBuy={mayBuy(tenant.role)}
            />
          )}
      </main>
    </>
  );
}

function NoTenant() {
  const { t } = useI18n();
  return (
    <Card>
      <CardContent className="py-12 text-center">
        <p className="font-medium">{t("tenants.empty")}</p>
        <p className="mt-1 text-sm text-muted-foreground">{t("tenants.empty_hint")}</p>
      </CardContent>
    </Card>
  );
}
