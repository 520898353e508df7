/** A tab that was opened for Checkout before its address was known. */
export type CheckoutTab = {
  show: (url: string) => void;
  close: () => void;
  /** Whether nobody can pay there any more, as far as this page can see. */
  isClosed: () => boolean;
};

/**
 * Opens a blank tab; null when the browser blocks it. Call it inside the click itself: after an
 * `await` a pop-up blocker no longer sees the person's hand.
 */
export function openCheckoutTab(title: string): CheckoutTab | null {
  const tab = globalThis.open("about:blank", "_blank");
  if (tab === null || tab.closed) return null;
  // The page that will load there must not be able to steer this one.
  tab.opener = null;
  tab.document.title = title;
  tab.document.body.textContent = title;
  return {
    show: (url) => tab.location.replace(url),
    close: () => tab.close(),
    isClosed: () => tab.closed,
  };
}
