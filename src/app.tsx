import { lazy, Suspense, useState } from "react";
import type { CheckoutReturn } from "./credits/checkout-return.ts";
import type { DemoUser } from "./environment.ts";
import { useI18n } from "./i18n/i18n-context.tsx";
import { SessionUserProvider } from "./session/session-user-context.tsx";
import { useSession } from "./session/use-session.ts";
import { BlankFrame } from "./shell/blank-frame.tsx";
import { SignedIn } from "./shell/signed-in.tsx";

type AppProps = { demoUsers: DemoUser[]; cameBack: CheckoutReturn | null };

const SignInPage = lazy(() =>
  import("./session/sign-in-page.tsx").then((module) => ({ default: module.SignInPage }))
);
const CheckoutReturnPage = lazy(() =>
  import("./credits/checkout-return-page.tsx")
    .then((module) => ({ default: module.CheckoutReturnPage }))
);

/** Chooses the page: sign-in, the return from Checkout in its own tab, or the pages. */
export function App(props: AppProps) {
  return (
    <Suspense fallback={<BlankFrame />}>
      <PageOfSession {...props} />
    </Suspense>
  );
}

function PageOfSession({ demoUsers, cameBack }: AppProps) {
  const { t } = useI18n();
  const session = useSession();
  const isOwnTab = cameBack !== null && cameBack.sameTabTenantId === null;
  const [isReturnPage, setReturnPage] = useState(isOwnTab);

  switch (session.state) {
    case "loading":
      return <BlankFrame />;
    case "signed_out":
      return (
        <SignInPage
          demoUsers={demoUsers}
          hint={cameBack === null ? null : t("shell.hint_return")}
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
            <SignedIn cameBack={cameBack} />
          </SessionUserProvider>
        );
    default:
      return session satisfies never;
  }
}
