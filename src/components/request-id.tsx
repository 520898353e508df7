import { useI18n } from "../i18n/i18n-context.tsx";
import { classNames } from "./class-names.ts";

/** What support needs to find a request that failed; the number stays in one piece where it fits. */
export function RequestId({ id, className }: { id: string; className?: string }) {
  const { t } = useI18n();
  return (
    <p className={classNames("text-xs text-muted-foreground", className)}>
      {t("checkout.problem.request")}:{" "}
      <span className="inline-block max-w-full [overflow-wrap:anywhere]">{id}</span>
    </p>
  );
}
