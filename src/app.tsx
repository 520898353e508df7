import { useState } from "react";
import { Skeleton } from "./components/ui/skeleton.tsx";
import type { CheckoutReturn } from "./credits/checkout-return.ts";
import { CheckoutReturnPage } from "./credits/checkout-return-page.tsx";
import type { DemoUser } from "./environment.ts";
import { useI18n } from "./i18n/i18n-context.tsx";
import { SignInPage } from "./session/sign-in-page.tsx";
import { SessionUserProvider } from "./session/session-user-context.tsx";
import { useSession } from "./session/use-session.ts";
import { Shell } from "./shell/shell.tsx";

type AppProps = { demoUsers: DemoUser[]; cameBack: CheckoutReturn | null };

/** Chooses the page: sign-in, the return from Checkout in its own tab, or the pages. */
export function App({ demoUsers, cameBack }: AppProps) {
  const { t } = useI18n();
  const session = useSession();
  const isOwnTab = cameBack !== null && cameBack.sameTabTenantId === null;
  const [isReturnPage, setReturnPage] = useState(isOwnTab);

  switch (session.state) {
    case "loading":
      return (
        <div role="status" aria-label={t("app.loading")} className="mx-auto max-w-6xl p-6">
          <Skeleton className="h-8 w-48" />
        </div>
      );
    case "signed_out":
      return (
        <SignInPage
          demoUsers={demoUsers}
          hint={cameBack === null ? null : t("session.hint_return")}
        />
      );
    case "signed_in":
      return cameBack !== null && isReturnPage
        ? (
          <CheckoutReturnPage
            userId={session.user.id}
            cameBack={cameBack}
            onOpenDashboard={() => setReturnPage(false)}
          />
        )
        : (
          <SessionUserProvider key={session.user.id} value={session.user}>
            <Shell cameBack={cameBack} />
          </SessionUserProvider>
        );
    default:
      return session satisfies never;
  }
}
