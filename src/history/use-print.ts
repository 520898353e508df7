import { useState } from "react";
import type { HistoryFilter } from "./history-filter.ts";
import { useMovements } from "./use-movements.ts";

/** As much as one reads on paper. The file has all of them. */
const MOST_ROWS = 500;

/** A page of a narrowed history may be empty: so many are asked for at the most. */
const MOST_PAGES = 10;

/** Prints the history as the filter leaves it, also what nobody has scrolled to yet. */
export function usePrint(tenantId: string, filter: HistoryFilter) {
  const { rows, hasMore, loadMore } = useMovements(tenantId, filter);
  const [isPreparing, setPreparing] = useState(false);

  async function start() {
    if (isPreparing) return;
    setPreparing(true);
    // Pressed before the first page is there, it waits for that as well.
    let loaded = { count: rows?.length ?? 0, hasMore: rows === undefined || hasMore };
    for (let page = 0; loaded.hasMore && loaded.count < MOST_ROWS && page < MOST_PAGES; page++) {
      // What cannot be loaded is missing on paper, and the paper says so.
      loaded = await loadMore();
    }
    setPreparing(false);
    // After the next frame: the browser prints what has been painted.
    requestAnimationFrame(() => setTimeout(() => print()));
  }

  return { isPreparing, start };
}
