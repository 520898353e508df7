import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { QueryClientProvider } from "@tanstack/react-query";
import type { SupabaseClient } from "@supabase/supabase-js";
import { tellOtherTabs } from "../credits/checkout-channel.ts";
import { withoutCheckoutReturn } from "../credits/checkout-return.ts";
import { TopUpProvider } from "../credits/top-up-context.tsx";
import { addMessages } from "../i18n/catalogue.ts";
import { SpokenLanguage } from "../i18n/i18n-context.tsx";
import type { Language } from "../i18n/language.ts";
import { checkoutMessages } from "../i18n/messages/checkout.ts";
import { creditsMessages } from "../i18n/messages/credits.ts";
import { takeHomeMessages } from "../i18n/messages/take-home.ts";
import { topUpMessages } from "../i18n/messages/top-up.ts";
import { createQueryClient } from "../query-client.ts";
import { useSession } from "../session/use-session.ts";
import { SupabaseProvider } from "../supabase-context.tsx";
import { TenantProvider } from "../tenants/tenant-context.tsx";
import { useMyTenants } from "../tenants/use-my-tenants.ts";
import { cameBack } from "./came-back.ts";

addMessages(checkoutMessages, creditsMessages, takeHomeMessages, topUpMessages);

type CreditsProviderProps = {
  /** The app's own client, with its user signed in. */
  supabase: SupabaseClient;
  /** Whose credits everything inside is about. */
  tenantId: string;
  language?: Language;
  /** Shown until the person is known, and to who is no member of the tenant. */
  fallback?: ReactNode;
  children: ReactNode;
};

/**
 * Gives the components and hooks of tenant-credits what they need. Put it around what a signed-in
 * member sees; what becomes of an unfinished purchase is said above its children.
 */
export function CreditsProvider(
  { supabase, tenantId, language = "en", fallback = null, children }: CreditsProviderProps,
) {
  const [queryClient] = useState(createQueryClient);

  useEffect(() => {
    if (cameBack === null) return;
    history.replaceState(history.state, "", withoutCheckoutReturn(location.href));
    tellOtherTabs({ purchaseId: cameBack.purchaseId, what: cameBack.outcome });
  }, []);

  return (
    <SupabaseProvider value={supabase}>
      <QueryClientProvider client={queryClient}>
        <SpokenLanguage language={language}>
          <WhenSignedIn tenantId={tenantId} fallback={fallback}>{children}</WhenSignedIn>
        </SpokenLanguage>
      </QueryClientProvider>
    </SupabaseProvider>
  );
}

type InsideProps = { tenantId: string; fallback: ReactNode; children: ReactNode };

function WhenSignedIn(props: InsideProps) {
  const session = useSession();
  if (session.state !== "signed_in") return props.fallback;
  return <WhenMember key={session.user.id} userId={session.user.id} {...props} />;
}

function WhenMember(
  { userId, tenantId, fallback, children }: InsideProps & { userId: string },
) {
  const tenants = useMyTenants(userId);
  const tenant = tenants.data?.find((candidate) => candidate.tenantId === tenantId);
  if (tenant === undefined) return fallback;
  return (
    <TenantProvider value={tenant}>
      <TopUpProvider
        // Another tenant is another top-up: nothing of the one before may be shown for it.
        key={tenantId}
        userId={userId}
        tenantId={tenantId}
        cameBack={cameBack}
      >
        {children}
      </TopUpProvider>
    </TenantProvider>
  );
}
