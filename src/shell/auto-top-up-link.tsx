import { Link } from "wouter";
import { useI18n } from "../i18n/i18n-context.tsx";

/** The way to the settings of automatic top-ups, for those who may change them. */
export function AutoTopUpLink({ onFollow }: { onFollow: () => void }) {
  const { t } = useI18n();
  return (
    <Link
      href="/settings?section=auto-topup"
      className="font-medium whitespace-nowrap text-primary underline underline-offset-2"
      onClick={onFollow}
    >
      {t("shell.auto_top_up")}
    </Link>
  );
}
