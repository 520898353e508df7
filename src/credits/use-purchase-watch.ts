import { useCallback, useEffect } from "react";
import { focusManager, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSupabase } from "../supabase-context.tsx";
import { lookAtPurchase } from "./look-at-purchase.ts";
import { isUndecided } from "./purchase.ts";
import {
  afterLook,
  isExhausted,
  isSyncNext,
  mayRestart,
  nextLookInMs,
  startWatch,
} from "./purchase-watch.ts";
import type { PurchaseWatch } from "./purchase-watch.ts";
import { creditsKeys } from "./query-keys.ts";
import { useCheckoutApi } from "./use-checkout-api.ts";

/**
 * What has become of a purchase? Looks again with growing pauses until it is decided, starts over
 * when the person comes back to the window, and refreshes the tenant's credits when it is decided.
 */
export function usePurchaseWatch(purchaseId: string | null, options: { isSyncFirst: boolean }) {
  const supabase = useSupabase();
  const api = useCheckoutApi();
  const queryClient = useQueryClient();
  const { isSyncFirst } = options;

  // The watch looks again by itself: supabase-js repeating the request would only delay that.
  const readRow = (id: string) =>
    supabase
      .from("credit_purchases")
      .select("purchase_id,tenant_id,amount_credits,status")
      .eq("purchase_id", id)
      .retry(false)
      .maybeSingle();

  const { data: watch } = useQuery({
    queryKey: creditsKeys.purchaseWatch(purchaseId),
    enabled: purchaseId !== null,
    queryFn: async ({ queryKey }) => {
      const current = queryClient.getQueryData<PurchaseWatch>(queryKey) ??
        startWatch(Date.now(), { isSyncWanted: isSyncFirst });
      const seen = await lookAtPurchase(
        { readRow, api },
        { purchaseId: purchaseId ?? "", isSync: isSyncNext(current) },
      );
      return afterLook(current, seen);
    },
    refetchInterval: ({ state }) =>
      state.data === undefined ? false : nextLookInMs(state.data, Date.now()),
    // The person pays in another tab, so this one is in the background just when news arrive.
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });

  const restart = useCallback(async (isSyncWanted: boolean) => {
    const queryKey = creditsKeys.purchaseWatch(purchaseId);
    const known = queryClient.getQueryData<PurchaseWatch>(queryKey);
    if (!isSyncWanted && known !== undefined && !mayRestart(known, Date.now())) return;
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, startWatch(Date.now(), { isSyncWanted, known }));
    await queryClient.refetchQueries({ queryKey });
  }, [queryClient, purchaseId]);

  const purchase = watch?.purchase;
  const isWatching = purchaseId !== null &&
    (purchase === undefined || (purchase !== null && isUndecided(purchase.status)));

  useEffect(() => {
    if (!isWatching) return;
    return focusManager.subscribe((isFocused) => {
      if (isFocused) void restart(false);
    });
  }, [isWatching, restart]);

  const tenantId = purchase?.tenantId;
  const status = purchase?.status;
  useEffect(() => {
    if (tenantId === undefined || status === undefined || isUndecided(status)) return;
    void queryClient.invalidateQueries({ queryKey: creditsKeys.tenant(tenantId) });
  }, [queryClient, tenantId, status]);

  return {
    purchase,
    problem: watch?.problem ?? null,
    isExhausted: watch !== undefined && isExhausted(watch, Date.now()),
    restart,
  };
}
