import type { ReactNode } from "react";
import { Wordmark } from "../components/wordmark.tsx";
import { LanguageSwitch } from "../i18n/language-switch.tsx";
import { AccountMenu } from "../session/account-menu.tsx";
import { useSessionUser } from "../session/session-user-context.tsx";

type AppHeaderProps = {
  /** Whose credits these are. */
  tenant: ReactNode;
  /** The way to the pages. */
  navigation: ReactNode;
};

/** The bar on top: whose product, whose credits, which language, who is signed in, which page. */
export function AppHeader({ tenant, navigation }: AppHeaderProps) {
  const { email } = useSessionUser();
  return (
    <header className="sticky top-0 z-30 border-b bg-surface print:static">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-2 px-4 sm:px-6 print:px-0">
        <Wordmark />
        {tenant === null
          ? null
          : <span aria-hidden className="mx-1 h-5 w-px shrink-0 rotate-12 bg-border" />}
        <div className="min-w-0 flex-1">{tenant}</div>
        <div className="-mr-2.5 flex items-center gap-2 print:hidden">
          <LanguageSwitch />
          <AccountMenu email={email} />
        </div>
      </div>
      {navigation}
    </header>
  );
}
