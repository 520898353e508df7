import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";

/** Keeps the place of a page whose code or tenant is still on its way. */
export function PageSkeleton() {
  const { t } = useI18n();
  return (
    <div role="status" aria-label={t("app.loading")} className="min-h-[70dvh]">
      <Skeleton className="mt-1 mb-7 h-7 w-48" />
      <Skeleton className="mb-6 h-36 rounded-xl" />
      <Skeleton className="h-72 rounded-xl" />
    </div>
  );
}
