import { z } from "zod";
import {
  type CatalogueItem,
  catalogueItem,
} from "../../supabase/functions/_shared/credits/catalogue-item.ts";
import { Button } from "../components/ui/button.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useOperationsAnswer } from "./use-operations.ts";
import { versionDifferences } from "./version-differences.ts";

const answer = z.object({ items: z.array(catalogueItem) });

type VersionsProps = {
  item: CatalogueItem;
  /** The version whose restoring was given up: the focus goes back to where it came from. */
  returnedFrom: number | null;
  onRestore: (version: CatalogueItem) => void;
};

/** Who changed an item when and why, newest first. */
export function Versions({ item, returnedFrom, onRestore }: VersionsProps) {
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
                <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-muted-foreground">
                  <span className="[overflow-wrap:anywhere]">
                    {version.saved_by_email ?? version.saved_by ??
                      t("operations.versions.by_hand")}
                  </span>
                  <RestoreButton
                    item={item}
                    version={version}
                    isFocused={version.version === returnedFrom}
                    onRestore={() => onRestore(version)}
                  />
                </p>
              </li>
            ))}
          </ol>
        )}
    </section>
  );
}

type RestoreButtonProps = {
  item: CatalogueItem;
  version: CatalogueItem;
  isFocused: boolean;
  onRestore: () => void;
};

/** The way back to a version; none where nothing would change. */
function RestoreButton({ item, version, isFocused, onRestore }: RestoreButtonProps) {
  const { t, formats } = useI18n();
  if (version.version === item.version) return null;
  if (versionDifferences(item, version, { t, formats }).length === 0) {
    return <span className="ml-auto text-xs">{t("operations.restore.same")}</span>;
  }
  return (
    <Button
      size="small"
      variant="secondary"
      className="ml-auto"
      autoFocus={isFocused}
      aria-label={t("operations.restore.one", { number: formats.count(version.version) })}
      onClick={onRestore}
    >
      {t("operations.restore")}
    </Button>
  );
}
