import { useI18n } from "../i18n/i18n-context.tsx";

/** The product's name and sign; on a phone the sign alone is seen, the name is still read. */
export function Wordmark() {
  const { t } = useI18n();
  return (
    <span className="flex items-center gap-2 font-semibold tracking-tight">
      <svg aria-hidden viewBox="0 0 24 24" className="size-6 shrink-0 text-primary">
        <rect x="2" y="2" width="20" height="20" rx="6" fill="currentColor" />
        <path
          d="M15.6 9.2a4.6 4.6 0 1 0 0 5.6"
          fill="none"
          stroke="var(--primary-foreground)"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      </svg>
      <span className="max-sm:sr-only">{t("app.name")}</span>
    </span>
  );
}
