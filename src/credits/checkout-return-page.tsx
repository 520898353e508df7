import { useEffect, useReducer } from "react";
import { browserStorage } from "../browser-storage.ts";
import { Button } from "../components/ui/button.tsx";
import { Card, CardContent } from "../components/ui/card.tsx";
import { Wordmark } from "../components/wordmark.tsx";
import { addMessages } from "../i18n/catalogue.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useDocumentTitle } from "../i18n/use-document-title.ts";
import { checkoutMessages } from "../i18n/messages/checkout.ts";
import { creditsMessages } from "../i18n/messages/credits.ts";
import { topUpMessages } from "../i18n/messages/top-up.ts";
import { createAttemptStore } from "./attempt-store.ts";
import { tellOtherTabs } from "./checkout-channel.ts";
import type { CheckoutReturn } from "./checkout-return.ts";
import { describeTopUp } from "./describe-top-up.ts";
import type { TopUpWords } from "./describe-top-up.ts";
import { isUndecided } from "./purchase.ts";
import { returnedTopUpState, topUpReducer } from "./top-up-state.ts";
import { TopUpStatus } from "./top-up-status.tsx";
import { usePurchaseWatch } from "./use-purchase-watch.ts";

addMessages(checkoutMessages, creditsMessages, topUpMessages);

type CheckoutReturnPageProps = {
  userId: string;
  cameBack: CheckoutReturn;
  onOpenDashboard: () => void;
};

/** Where the Checkout tab lands: tells the dashboard's tab, and asks to be closed. */
export function CheckoutReturnPage({ userId, cameBack, onOpenDashboard }: CheckoutReturnPageProps) {
  const i18n = useI18n();
  const { t } = i18n;
  useDocumentTitle(t("return.title"));
  const { purchaseId, outcome } = cameBack;
  const [state, dispatch] = useReducer(topUpReducer, returnedTopUpState(outcome));
  const { purchase, isExhausted, restart } = usePurchaseWatch(purchaseId, {
    isSyncFirst: outcome === "success",
  });

  useEffect(() => tellOtherTabs({ purchaseId, what: outcome }), [purchaseId, outcome]);

  useEffect(() => {
    if (purchase === null || purchase === undefined) return;
    dispatch({ type: "purchase_seen", ...purchase });
    if (isUndecided(purchase.status)) return;
    // The dashboard's tab may be gone, and must not greet the next visit with old news.
    const store = createAttemptStore(browserStorage, { userId, tenantId: purchase.tenantId });
    const attempt = store.read();
    if (attempt?.purchaseId === purchaseId) store.clear(attempt.attemptId);
    tellOtherTabs({ purchaseId, what: "decided" });
  }, [purchase, purchaseId, userId]);

  useEffect(() => {
    if (isExhausted) dispatch({ type: "watch_exhausted" });
  }, [isExhausted]);

  const unknown: TopUpWords = {
    tone: "danger",
    title: t("return.unknown.title"),
    body: t("return.unknown.body"),
    requestId: null,
  };
  const words = purchase === null ? unknown : describeTopUp(state, i18n);

  function checkAgain() {
    dispatch({ type: "check_again" });
    void restart(true);
  }

  return (
    <div className="flex min-h-dvh flex-col">
      <div className="px-4 py-3 sm:px-6">
        <Wordmark isAlone />
      </div>
      <main className="mx-auto w-full max-w-md flex-1 px-4 pt-[8vh] pb-12">
        <h1 className="sr-only">{t("return.title")}</h1>
        <Card>
          <CardContent className="pb-6">
            <div role="status">{words === null ? null : <TopUpStatus words={words} />}</div>
            <p className="mb-5 text-center text-sm">{t("return.close_tab")}</p>
            <div className="grid gap-2">
              {state.step === "unresolved"
                ? <Button onClick={checkAgain}>{t("top_up.check_again")}</Button>
                : null}
              <Button variant="secondary" onClick={onOpenDashboard}>
                {t("return.open_dashboard")}
              </Button>
            </div>
          </CardContent>
        </Card>
      </main>
    </div>
  );
}
