import sign from "../favicon.svg";
import { useI18n } from "../i18n/i18n-context.tsx";

/** The product's name and sign; on a phone the sign alone is seen, the name is still read. */
export function Wordmark() {
  const { t } = useI18n();
  return (
    <span className="flex items-center gap-2 font-semibold tracking-tight">
      <img src={sign} alt="" width={24} height={24} className="shrink-0" />
      <span className="max-sm:sr-only">{t("app.name")}</span>
    </span>
  );
}
