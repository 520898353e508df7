import { CloudOff } from "lucide-react";
import { useI18n } from "../i18n/i18n-context.tsx";
import { Button } from "./ui/button.tsx";

/** Stands where something could not be loaded, and offers to try again. */
export function LoadError({ text, onRetry }: { text: string; onRetry: () => void }) {
  const { t } = useI18n();
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-4 gap-y-3 text-sm">
      <CloudOff aria-hidden className="size-4 shrink-0 text-danger" />
      <p className="min-w-40 flex-1">{text}</p>
      <Button variant="secondary" size="small" onClick={onRetry}>{t("app.retry")}</Button>
    </div>
  );
}
