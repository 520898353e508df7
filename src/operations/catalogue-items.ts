import type { CatalogueItem } from "../../supabase/functions/_shared/credits/catalogue-item.ts";

export type PackageItem = Extract<CatalogueItem, { kind: "package" }>;
export type ActionItem = Extract<CatalogueItem, { kind: "action" }>;

/** Packages and actions apart, each in its order. */
export function splitCatalogue(
  items: readonly CatalogueItem[],
): { packages: PackageItem[]; actions: ActionItem[] } {
  return {
    packages: items.flatMap((item) => item.kind === "package" ? [item] : []),
    actions: items.flatMap((item) => item.kind === "action" ? [item] : []),
  };
}
