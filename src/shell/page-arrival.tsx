import { useEffect } from "react";
import type { RefObject } from "react";

type PageArrivalProps = {
  address: string;
  /** The address that the browser itself loaded, until the first move away from it. */
  loadedAddress: RefObject<string | null>;
};

/**
 * Moves the focus to the heading once a page that somebody went to is there: a browser does so for a
 * page that it loads itself. Stands beside the page's content, so that it waits for it.
 */
export function PageArrival({ address, loadedAddress }: PageArrivalProps) {
  useEffect(() => {
    if (loadedAddress.current === address) return;
    loadedAddress.current = null;
    document.querySelector<HTMLElement>("main h1")?.focus();
  }, [address, loadedAddress]);
  return null;
}
