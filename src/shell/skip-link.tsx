import { useI18n } from "../i18n/i18n-context.tsx";

const CONTENT_ID = "content";

/** The page's content, which the skip link leads to; room is left for a phone's navigation. */
export const CONTENT_PROPS = {
  id: CONTENT_ID,
  tabIndex: -1,
  className:
    "mx-auto max-w-6xl px-4 pt-6 pb-28 outline-none sm:px-6 sm:pt-10 sm:pb-16 print:px-0 print:pt-6 print:pb-0",
} as const;

/** The first thing that Tab reaches: past header and navigation, straight to the content. */
export function SkipLink() {
  const { t } = useI18n();
  return (
    <a
      href={`#${CONTENT_ID}`}
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-lg bg-primary px-4 py-2.5 text-sm font-medium text-primary-foreground focus:translate-y-0 print:hidden"
      onClick={(event) => {
        // Focus alone: a fragment in the address would be one step in the browser's history.
        event.preventDefault();
        document.getElementById(CONTENT_ID)?.focus();
      }}
    >
      {t("shell.skip")}
    </a>
  );
}
