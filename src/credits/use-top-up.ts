import { useEffect, useMemo, useReducer, useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { browserStorage, tabStorage } from "../browser-storage.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { createAttemptStore } from "./attempt-store.ts";
import type { Attempt } from "./attempt-store.ts";
import { listenToOtherTabs } from "./checkout-channel.ts";
import { noteSameTabCheckout } from "./checkout-return.ts";
import type { CheckoutReturn } from "./checkout-return.ts";
import { openCheckoutTab } from "./open-checkout-tab.ts";
import type { CheckoutTab } from "./open-checkout-tab.ts";
import { isUndecided } from "./purchase.ts";
import { creditsKeys } from "./query-keys.ts";
import { startCheckout } from "./start-checkout.ts";
import { initialTopUpState, topUpReducer } from "./top-up-state.ts";
import { useClosedTab } from "./use-closed-tab.ts";
import { useCheckoutApi } from "./use-checkout-api.ts";
import { usePurchaseWatch } from "./use-purchase-watch.ts";

/** Whose purchase it is, and how this tab came back from Checkout, if it did. */
export type TopUpOwner = {
  userId: string;
  tenantId: string;
  cameBack: CheckoutReturn | null;
};

/** An automatic top-up that waits for a person, as an attempt that anybody may go on with. */
export type WaitingPayment = Pick<Attempt, "attemptId" | "packageId"> & { purchaseId: string };

/** Runs one person's top-up of one tenant: the state to show and the things that can be done. */
export function useTopUp({ userId, tenantId, cameBack }: TopUpOwner) {
  const { t, language } = useI18n();
  const api = useCheckoutApi();
  const queryClient = useQueryClient();
  const store = useMemo(
    () => createAttemptStore(browserStorage, { userId, tenantId }),
    [userId, tenantId],
  );
  const [attempt, setAttempt] = useState(store.read);
  const [savesCard, saveCard] = useState(attempt?.savesCard ?? false);
  const returned = cameBack !== null && cameBack.purchaseId === attempt?.purchaseId
    ? cameBack.outcome
    : null;
  const [state, dispatch] = useReducer(
    topUpReducer,
    initialTopUpState(attempt, returned),
  );
  const watch = usePurchaseWatch(attempt?.purchaseId ?? null, {
    isSyncFirst: returned === "success",
  });
  const isStarting = useRef(false);
  const tab = useRef<CheckoutTab | null>(null);

  const { purchase, restart } = watch;
  useEffect(() => {
    if (attempt === null || purchase === undefined) return;
    if (purchase !== null) dispatch({ type: "purchase_seen", ...purchase });
    // A purchase that this person cannot see any more has no outcome to wait for either.
    if (purchase === null || !isUndecided(purchase.status)) {
      store.clear(attempt.attemptId);
      setAttempt(null);
    }
  }, [attempt, purchase, store]);

  useEffect(() => {
    if (watch.isExhausted) dispatch({ type: "watch_exhausted" });
  }, [watch.isExhausted]);

  const isPaying = state.step === "waiting" && !state.hasReturned;
  useClosedTab(isPaying, tab, () => {
    dispatch({ type: "tab_closed" });
    // Somebody may have paid and closed the tab before it came back.
    void restart(true);
  });

  useEffect(() =>
    listenToOtherTabs((news) => {
      void queryClient.invalidateQueries({ queryKey: creditsKeys.tenant(tenantId) });
      if (news.purchaseId !== attempt?.purchaseId) return;
      if (news.what !== "decided") dispatch({ type: "came_back", outcome: news.what });
      void restart(false);
    }), [queryClient, tenantId, attempt, restart]);

  async function start(packageId: string, mayMintAgain: boolean, keepsCard = savesCard) {
    if (isStarting.current) return;
    isStarting.current = true;
    dispatch({ type: "buy_started", packageId });
    const result = await startCheckout({
      api,
      store,
      openTab: () => {
        tab.current = openCheckoutTab(t("checkout.opening"));
        return tab.current;
      },
      leaveTo: (url, purchaseId) => {
        noteSameTabCheckout(tabStorage, purchaseId, tenantId);
        location.assign(url);
      },
      mintId: () => crypto.randomUUID(),
    }, { tenantId, packageId, savesCard: keepsCard, language, mayMintAgain });
    isStarting.current = false;
    setAttempt(store.read());
    switch (result.kind) {
      case "opened":
        return dispatch({ type: "checkout_opened" });
      case "decided":
        // The watch clears the finished attempt, once it has seen for itself.
        void restart(false);
        return dispatch({ type: "checkout_decided", ...result.purchase });
      case "problem":
        return dispatch({ type: "checkout_refused", problem: result.problem });
      default:
        return result satisfies never;
    }
  }

  function startSame(mayMintAgain: boolean) {
    if (state.packageId === null) return chooseAgain();
    void start(state.packageId, mayMintAgain);
  }

  function chooseAgain() {
    if (attempt !== null) {
      const setAside = { ...attempt, isSetAside: true };
      store.write(setAside);
      setAttempt(setAside);
    }
    dispatch({ type: "choose_again" });
  }

  return {
    state,
    /** Whether Stripe is to keep the card for automatic top-ups, and how to say so. */
    savesCard,
    saveCard,
    choosePackage: (packageId: string) => dispatch({ type: "package_chosen", packageId }),
    buy: (packageId: string) => start(packageId, true),
    /** Buys the same package again, after an attempt that came to nothing. */
    retry: () => startSame(true),
    /** Opens the page of the unfinished attempt once more, never a second one. */
    reopen: () => startSame(false),
    checkAgain: () => {
      dispatch({ type: "check_again" });
      void restart(true);
    },
    chooseAgain,
    /** Opens Checkout for an automatic top-up that the bank would not do without a person. */
    finish: (waiting: WaitingPayment) => {
      store.write({ ...waiting, savesCard: false, isSetAside: false });
      setAttempt(store.read());
      dispatch({ type: "choose_again" });
      void start(waiting.packageId, false, false);
    },
  };
}

/** What the top-up's components are given. */
export type TopUp = ReturnType<typeof useTopUp>;
