import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import type { CheckoutTab } from "./open-checkout-tab.ts";

const LOOK_EVERY_MS = 1_000;

/**
 * Tells once when the Checkout tab that this page opened is gone while somebody should be paying
 * there. No event tells of another tab's end, so it is looked at.
 */
export function useClosedTab(
  isPaying: boolean,
  tab: RefObject<CheckoutTab | null>,
  onClosed: () => void,
) {
  const tell = useRef(onClosed);
  useEffect(() => {
    tell.current = onClosed;
  });
  useEffect(() => {
    if (!isPaying) return;
    const timer = setInterval(() => {
      if (tab.current?.isClosed() !== true) return;
      tab.current = null;
      tell.current();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isPaying, tab]);
}
