import type { CatalogueItem } from "../../supabase/functions/_shared/credits/catalogue-item.ts";
import type { Formats } from "../i18n/format.ts";
import type { PlainMessageKey, Translate } from "../i18n/translate.ts";

type Speech = { t: Translate; formats: Formats };
type Field = { name: PlainMessageKey; value: string };

/** A field that is not what it was: what it says now, and what it would say again. */
export type Difference = { name: PlainMessageKey; before: string; after: string };

/** What would change if an item became what another version of it says; nothing where they agree. */
export function versionDifferences(
  now: CatalogueItem,
  then: CatalogueItem,
  speech: Speech,
): Difference[] {
  const after = new Map(fieldsOf(then, speech).map(({ name, value }) => [name, value]));
  return fieldsOf(now, speech)
    .map(({ name, value }) => ({ name, before: value, after: after.get(name) ?? "–" }))
    .filter((difference) => difference.before !== difference.after);
}

function fieldsOf({ content }: CatalogueItem, { t, formats }: Speech): Field[] {
  const yes = (is: boolean) => is ? t("operations.restore.yes") : t("operations.restore.no");
  return [
    { name: "operations.catalogue.name_de", value: content.labels.de },
    { name: "operations.catalogue.name_en", value: content.labels.en },
    ...("unit_labels" in content
      ? [
        { name: "operations.catalogue.unit_de", value: content.unit_labels.de },
        { name: "operations.catalogue.unit_en", value: content.unit_labels.en },
      ] as const
      : []),
    { name: "operations.credits", value: formats.count(content.amount_credits) },
    ...("price_minor" in content
      ? [
        {
          name: "operations.price",
          value: formats.money(content.price_minor, content.currency),
        },
        {
          name: "operations.restore.validity",
          value: content.expires_after_days === null
            ? t("operations.restore.for_ever")
            : formats.count(content.expires_after_days),
        },
        { name: "operations.catalogue.is_recommended", value: yes(content.is_recommended) },
      ] as const
      : []),
    { name: "operations.catalogue.is_active", value: yes(content.is_active) },
    { name: "operations.catalogue.order", value: formats.count(content.sort_order) },
  ];
}
