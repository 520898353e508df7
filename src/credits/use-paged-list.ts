import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { type Cursor, freshPage, type KeptPage, rowsOf } from "./kept-page.ts";
import { type PagedList, pagedListQuery } from "./paged-list.ts";

/** A list in pages as a component shows it; `rows` is undefined until the first page is there. */
export function usePagedList<Row>(list: PagedList<Row>) {
  const client = useQueryClient();
  const query = useInfiniteQuery(pagedListQuery(list));
  const ahead = query.data?.pages[0]?.ahead ?? null;
  return {
    rows: query.data === undefined ? undefined : rowsOf(query.data.pages, list.idOf),
    isError: query.isError,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    hasFailedMore: query.isFetchNextPageError,
    /** Loads the next page; answers how many rows there are then, and whether to go on. */
    loadMore: async () => {
      const { data, hasNextPage, isError } = await query.fetchNextPage();
      return {
        count: rowsOf(data?.pages ?? [], list.idOf).length,
        hasMore: hasNextPage && !isError,
      };
    },
    /** When it was last looked at. */
    readAt: new Date(query.dataUpdatedAt).toISOString(),
    /** Begins again with the newest rows; null where they are there already. */
    showNewest: ahead === null ? null : () => {
      client.setQueryData<InfiniteData<KeptPage<Row>, Cursor | null>>(
        list.queryKey,
        { pages: [freshPage(ahead)], pageParams: [null] },
      );
    },
  };
}

/** What of a list its ends need: whatever its rows are. */
export type ListEnds = Omit<ReturnType<typeof usePagedList<never>>, "rows">;
