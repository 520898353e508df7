import sign from "../favicon.svg";
import { useI18n } from "../i18n/i18n-context.tsx";

/** The product's name and sign; where a phone has no room, the sign alone is seen and the name read. */
export function Wordmark({ isAlone = false }: { isAlone?: boolean }) {
  const { t } = useI18n();
  return (
    <span className="flex items-center gap-2 font-semibold tracking-tight">
      <img src={sign} alt="" width={24} height={24} className="shrink-0" />
      <span className={isAlone ? undefined : "max-sm:sr-only"}>{t("app.name")}</span>
    </span>
  );
}
