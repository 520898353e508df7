import { useRef } from "react";
import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { ListEnds } from "./use-paged-list.ts";

/**
 * The upper end of a list in pages. Rows that are new join the list by themselves; when there are too
 * many for that, this says so and lets the reader decide when to leave what they are reading.
 */
export function NewerRows({ list: { showNewest } }: { list: ListEnds }) {
  const { t } = useI18n();
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place} role="status" tabIndex={-1} className="outline-none print:hidden">
      {showNewest === null
        ? null
        : (
          <p className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-b bg-muted/60 px-5 py-3 text-sm">
            {t("credits.newer")}
            <Button
              variant="secondary"
              size="small"
              onClick={() => {
                showNewest();
                place.current?.focus();
              }}
            >
              {t("credits.show_newest")}
            </Button>
          </p>
        )}
    </div>
  );
}
