import { useSearchParams } from "wouter";
import { type HistoryFilter, readFilter, writeFilter } from "./history-filter.ts";

/** An entry's number in the address; anything else opens nothing. */
function readEntryId(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

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
    openedId: readEntryId(search.get("entry")),
    setFilter,
    openEntry,
  };
}
