import type { ReactNode } from "react";
import { Wordmark } from "./components/wordmark.tsx";
import { LanguageSwitch } from "./i18n/language-switch.tsx";
import { AccountMenu } from "./session/account-menu.tsx";

/** The bar on top: whose product, whose credits (`children`), which language, who is signed in. */
export function AppHeader({ email, children }: { email: string; children: ReactNode }) {
  return (
    <header className="sticky top-0 z-30 border-b bg-surface">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Wordmark />
        <span aria-hidden className="mx-1 h-5 w-px shrink-0 rotate-12 bg-border" />
        <div className="min-w-0 flex-1">{children}</div>
        <LanguageSwitch />
        <AccountMenu email={email} />
      </div>
    </header>
  );
}
