import { Wordmark } from "../components/wordmark.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { PageSkeleton } from "./page-skeleton.tsx";
import { CONTENT_PROPS } from "./skip-link.tsx";

/** The frame before it is known who is here: what every page has in common, in its place. */
export function BlankFrame() {
  const { t } = useI18n();
  return (
    <>
      <div className="border-b bg-surface">
        <div className="mx-auto flex h-14 max-w-6xl items-center px-4 sm:px-6">
          <Wordmark />
        </div>
      </div>
      <main {...CONTENT_PROPS} aria-label={t("app.loading")}>
        <PageSkeleton />
      </main>
    </>
  );
}
