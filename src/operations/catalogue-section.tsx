import { useState } from "react";
import { z } from "zod";
import {
  type CatalogueItem,
  catalogueItem,
} from "../../supabase/functions/_shared/credits/catalogue-item.ts";
import { Badge } from "../components/ui/badge.tsx";
import { Button } from "../components/ui/button.tsx";
import { type Column, RecordTable } from "../components/ui/record-table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { ActionDialog } from "./action-dialog.tsx";
import { type ActionItem, type PackageItem, splitCatalogue } from "./catalogue-items.ts";
import { PackageDialog } from "./package-dialog.tsx";
import { Section } from "./section.tsx";
import { useOperationsAnswer } from "./use-operations.ts";

const answer = z.object({ items: z.array(catalogueItem) });

/** What is for sale and what an action costs, each with its versions. */
export function CatalogueSection() {
  const { t, formats, language } = useI18n();
  const [chosenPackage, setPackage] = useState<PackageItem | "new" | null>(null);
  const [chosenAction, setAction] = useState<ActionItem | "new" | null>(null);
  const catalogue = useOperationsAnswer("/catalogue", {}, answer);
  const { packages, actions } = splitCatalogue(catalogue.data?.items ?? []);

  const name = ({ content }: CatalogueItem) => content.labels[language];
  const credits: Column<CatalogueItem> = {
    name: t("operations.credits"),
    kind: "number",
    cell: ({ content }) => formats.count(content.amount_credits),
  };
  const state: Column<CatalogueItem> = {
    name: t("operations.status"),
    cell: ({ content }) => (
      <span className="flex flex-wrap gap-1">
        {content.is_active
          ? <Badge tone="success">{t("operations.catalogue.active")}</Badge>
          : <Badge>{t("operations.catalogue.inactive")}</Badge>}
        {"is_recommended" in content && content.is_recommended
          ? <Badge tone="primary">{t("operations.catalogue.recommended")}</Badge>
          : null}
      </span>
    ),
  };
  const version: Column<CatalogueItem> = {
    name: t("operations.version"),
    kind: "number",
    cell: (item) => formats.count(item.version),
  };
  const edit = <Item extends CatalogueItem>(onEdit: (item: Item) => void): Column<Item> => ({
    name: t("operations.act"),
    kind: "buttons",
    cell: (item) => (
      <Button
        size="small"
        variant="secondary"
        aria-label={t("operations.catalogue.edit_one", { name: name(item) })}
        onClick={() => onEdit(item)}
      >
        {t("operations.catalogue.edit")}
      </Button>
    ),
  });

  return (
    <div className="grid gap-6">
      <Section
        title={t("operations.catalogue.packages")}
        description={t("operations.catalogue.packages_hint")}
        answer={catalogue}
        actions={
          <Button variant="secondary" onClick={() => setPackage("new")}>
            {t("operations.catalogue.add_package")}
          </Button>
        }
      >
        <RecordTable
          label={t("operations.catalogue.packages")}
          rows={packages}
          keyOf={({ item_id }) => item_id}
          columns={[
            { name: t("operations.package"), kind: "title", cell: name },
            credits,
            {
              name: t("operations.price"),
              kind: "number",
              cell: ({ content }) => formats.money(content.price_minor, content.currency),
            },
            {
              name: t("operations.catalogue.per_credit"),
              kind: "number",
              cell: ({ content: { price_minor, currency, amount_credits } }) =>
                formats.moneyPerCredit(price_minor, currency, amount_credits),
            },
            state,
            version,
            edit<PackageItem>(setPackage),
          ]}
        />
      </Section>
      <Section
        title={t("operations.catalogue.actions")}
        description={t("operations.catalogue.actions_hint")}
        answer={catalogue}
        actions={
          <Button variant="secondary" onClick={() => setAction("new")}>
            {t("operations.catalogue.add_action")}
          </Button>
        }
      >
        <RecordTable
          label={t("operations.catalogue.actions")}
          rows={actions}
          keyOf={({ item_id }) => item_id}
          columns={[
            { name: t("operations.catalogue.action"), kind: "title", cell: name },
            {
              name: t("operations.catalogue.unit"),
              cell: ({ content }) => content.unit_labels[language],
            },
            credits,
            state,
            version,
            edit<ActionItem>(setAction),
          ]}
        />
      </Section>
      <PackageDialog item={chosenPackage} onClose={() => setPackage(null)} />
      <ActionDialog item={chosenAction} onClose={() => setAction(null)} />
    </div>
  );
}
