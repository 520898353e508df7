import { Card, CardContent } from "../components/ui/card.tsx";
import { Wordmark } from "../components/wordmark.tsx";
import type { DemoUser } from "../environment.ts";
import { addMessages } from "../i18n/catalogue.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useDocumentTitle } from "../i18n/use-document-title.ts";
import { LanguageSwitch } from "../i18n/language-switch.tsx";
import { sessionMessages } from "../i18n/messages/session.ts";
import { SignInForm } from "./sign-in-form.tsx";

addMessages(sessionMessages);

/** The page of somebody who is not signed in; `hint` says why they are here, if there is a reason. */
export function SignInPage({ demoUsers, hint }: { demoUsers: DemoUser[]; hint: string | null }) {
  const { t } = useI18n();
  useDocumentTitle(t("session.title"));
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="flex items-center justify-between px-4 py-3 sm:px-6">
        <Wordmark isAlone />
        <LanguageSwitch />
      </div>
      <main className="mx-auto w-full max-w-sm flex-1 px-4 pt-[8vh] pb-12">
        <h1 className="text-xl font-semibold tracking-tight">{t("session.title")}</h1>
        <p className="mt-1 mb-6 text-muted-foreground">{hint ?? t("session.subtitle")}</p>
        <Card>
          <CardContent>
            <SignInForm demoUsers={demoUsers} />
          </CardContent>
        </Card>
      </main>
    </div>
  );
}
