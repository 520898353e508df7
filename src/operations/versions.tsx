import { z } from "zod";
import {
  type CatalogueItem,
  catalogueItem,
} from "../../supabase/functions/_shared/credits/catalogue-item.ts";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useOperationsAnswer } from "./use-operations.ts";

const answer = z.object({ items: z.array(catalogueItem) });

/** Who changed an item when and why, newest first. */
export function Versions({ item }: { item: CatalogueItem }) {
  const { t, formats } = useI18n();
  const versions = useOperationsAnswer(
    "/catalogue",
    { kind: item.kind, item_id: item.item_id },
    answer,
  );
  const price = ({ content }: CatalogueItem) =>
    "price_minor" in content
      ? `${formats.count(content.amount_credits)} · ${
        formats.money(content.price_minor, content.currency)
      }`
      : formats.count(content.amount_credits);
  return (
    <section aria-label={t("operations.versions")} className="mt-6 border-t pt-4">
      <h3 className="text-sm font-semibold">{t("operations.versions")}</h3>
      {versions.data === undefined
        ? <Skeleton className="mt-3 h-12" />
        : (
          <ol className="mt-2 grid gap-3 text-sm">
            {versions.data.items.map((version) => (
              <li key={version.version}>
                <p className="flex justify-between gap-4">
                  <span className="font-medium">
                    {t("operations.versions.number", { number: formats.count(version.version) })}
                  </span>
                  <span className="tabular-nums">{price(version)}</span>
                </p>
                <p className="text-muted-foreground">
                  {formats.moment(version.saved_at)}
                  {version.reason === null ? null : ` · ${version.reason}`}
                </p>
                <p className="font-mono text-xs break-all text-muted-foreground">
                  {version.saved_by ?? t("operations.versions.by_hand")}
                </p>
              </li>
            ))}
          </ol>
        )}
    </section>
  );
}
