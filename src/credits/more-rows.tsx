import { LoadMore } from "../components/ui/load-more.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { ListEnds } from "./use-paged-list.ts";

type MoreRowsProps = {
  list: ListEnds;
  /** What is said when the next page cannot be loaded. */
  error: string;
  label?: string;
};

/** The lower end of a list in pages: asks for the next one, as long as there is one. */
export function MoreRows({ list, error, label }: MoreRowsProps) {
  const { t } = useI18n();
  return list.hasMore
    ? (
      <LoadMore
        label={label ?? t("credits.load_more")}
        isLoading={list.isLoadingMore}
        error={list.hasFailedMore ? error : null}
        onLoad={() => void list.loadMore()}
      />
    )
    : null;
}
