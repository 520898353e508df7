import { useState } from "react";
import { openCheckoutTab } from "../credits/open-checkout-tab.ts";
import { useI18n } from "../i18n/i18n-context.tsx";

/** What came of asking for a page of Stripe's: its address, that there is none, or no answer. */
export type Found = { ok: true; url: string | null } | { ok: false };

/**
 * Opens a page of Stripe's whose address is not known yet: the tab at once, while the browser sees the
 * click, the address when it is there. Where a tab is not allowed, this one goes there.
 */
export function useNewTab(find: () => Promise<Found>) {
  const { t } = useI18n();
  const [state, setState] = useState<"idle" | "opening" | "none" | "failed">("idle");

  async function open() {
    if (state === "opening") return;
    const tab = openCheckoutTab(t("app.loading"));
    setState("opening");
    const found = await find();
    if (!found.ok || found.url === null) tab?.close();
    else if (tab === null) location.assign(found.url);
    else tab.show(found.url);
    setState(!found.ok ? "failed" : found.url === null ? "none" : "idle");
  }

  return { state, open };
}
