import { useState } from "react";
import type { HistoryFilter } from "./history-filter.ts";
import { useMovements } from "./use-movements.ts";

/** As much as one reads on paper: 500 movements. The file has all of them. */
const MOST_PAGES = 10;

/** Prints the history as the filter leaves it, also what nobody has scrolled to yet. */
export function usePrint(tenantId: string, filter: HistoryFilter) {
  const history = useMovements(tenantId, filter);
  const [isPreparing, setPreparing] = useState(false);

  async function start() {
    if (isPreparing) return;
    setPreparing(true);
    const { fetchNextPage } = history;
    let { data, hasNextPage: hasMore } = history;
    if (data === undefined) ({ data, hasNextPage: hasMore } = await fetchNextPage());
    while (data !== undefined && hasMore && data.pages.length < MOST_PAGES) {
      const next = await fetchNextPage();
      // What cannot be loaded is missing on paper, and the paper says so.
      hasMore = next.hasNextPage && !next.isError;
      data = next.data;
    }
    setPreparing(false);
    // After the next frame: the browser prints what has been painted.
    requestAnimationFrame(() => setTimeout(() => print()));
  }

  return { isPreparing, start };
}
