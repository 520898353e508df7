import { useI18n } from "../i18n/i18n-context.tsx";

/** What a number was and will be; the same twice is said once. */
export function PreviewLine(
  { name, before, after }: { name: string; before: string | null; after: string | null },
) {
  const { t } = useI18n();
  return (
    <div className="flex items-center justify-between gap-4 py-1">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="text-right font-medium tabular-nums">
        {before === null || before === after
          ? after ?? "–"
          : t("operations.preview.change", { before, after: after ?? "–" })}
      </dd>
    </div>
  );
}
