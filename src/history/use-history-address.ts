import { useSearchParams } from "wouter";
import { z } from "zod";
import { type HistoryFilter, readFilter, writeFilter } from "./history-filter.ts";

const entryId = z.coerce.number().int().positive().catch(0);

/** The filter and the opened movement, as they stand in the address: it can be kept and sent. */
export function useHistoryAddress() {
  const [search, setSearch] = useSearchParams();

  function setFilter(filter: HistoryFilter) {
    // Each turn of a filter would otherwise be a step in the browser's history.
    setSearch((current) => writeFilter(current, filter), { replace: true });
  }

  function openEntry(id: number | null) {
    setSearch((current) => {
      const next = new URLSearchParams(current);
      if (id === null) next.delete("entry");
      else next.set("entry", String(id));
      return next;
    });
  }

  return {
    filter: readFilter(search),
    openedId: entryId.parse(search.get("entry")) || null,
    setFilter,
    openEntry,
  };
}
