import { useState } from "react";
import { z } from "zod";
import {
  type CatalogueItem,
  catalogueItem,
} from "../../supabase/functions/_shared/credits/catalogue-item.ts";
import { Badge } from "../components/ui/badge.tsx";
import { Button } from "../components/ui/button.tsx";
import { TableCell, TableRow } from "../components/ui/table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { ActionDialog } from "./action-dialog.tsx";
import { type ActionItem, type PackageItem, splitCatalogue } from "./catalogue-items.ts";
import { PackageDialog } from "./package-dialog.tsx";
import { Section } from "./section.tsx";
import { useOperationsAnswer } from "./use-operations.ts";
import { WideTable } from "./wide-table.tsx";

const answer = z.object({ items: z.array(catalogueItem) });

/** What is for sale and what an action costs, each with its versions. */
export function CatalogueSection() {
  const { t, formats, language } = useI18n();
  const [chosenPackage, setPackage] = useState<PackageItem | "new" | null>(null);
  const [chosenAction, setAction] = useState<ActionItem | "new" | null>(null);
  const catalogue = useOperationsAnswer("/catalogue", {}, answer);
  const { packages, actions } = splitCatalogue(catalogue.data?.items ?? []);

  const edit = (item: CatalogueItem, onEdit: () => void) => (
    <Button
      size="small"
      variant="secondary"
      aria-label={t("operations.catalogue.edit_one", { name: item.content.labels[language] })}
      onClick={onEdit}
    >
      {t("operations.catalogue.edit")}
    </Button>
  );
  const state = ({ content }: CatalogueItem) => (
    <span className="flex flex-wrap gap-1">
      {content.is_active
        ? <Badge tone="success">{t("operations.catalogue.active")}</Badge>
        : <Badge>{t("operations.catalogue.inactive")}</Badge>}
      {"is_recommended" in content && content.is_recommended
        ? <Badge tone="primary">{t("operations.catalogue.recommended")}</Badge>
        : null}
    </span>
  );

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
        <WideTable
          label={t("operations.catalogue.packages")}
          columns={[
            t("operations.package"),
            t("operations.credits"),
            t("operations.price"),
            t("operations.catalogue.per_credit"),
            t("operations.status"),
            t("operations.version"),
            t("operations.act"),
          ]}
        >
          {packages.map((item) => (
            <TableRow key={item.item_id}>
              <TableCell className="font-medium">{item.content.labels[language]}</TableCell>
              <TableCell className="tabular-nums">
                {formats.count(item.content.amount_credits)}
              </TableCell>
              <TableCell className="tabular-nums">
                {formats.money(item.content.price_minor, item.content.currency)}
              </TableCell>
              <TableCell className="tabular-nums">
                {formats.moneyPerCredit(
                  item.content.price_minor,
                  item.content.currency,
                  item.content.amount_credits,
                )}
              </TableCell>
              <TableCell>{state(item)}</TableCell>
              <TableCell className="tabular-nums">{formats.count(item.version)}</TableCell>
              <TableCell>{edit(item, () => setPackage(item))}</TableCell>
            </TableRow>
          ))}
        </WideTable>
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
        <WideTable
          label={t("operations.catalogue.actions")}
          columns={[
            t("operations.catalogue.action"),
            t("operations.catalogue.unit"),
            t("operations.credits"),
            t("operations.status"),
            t("operations.version"),
            t("operations.act"),
          ]}
        >
          {actions.map((item) => (
            <TableRow key={item.item_id}>
              <TableCell className="font-medium">{item.content.labels[language]}</TableCell>
              <TableCell>{item.content.unit_labels[language]}</TableCell>
              <TableCell className="tabular-nums">
                {formats.count(item.content.amount_credits)}
              </TableCell>
              <TableCell>{state(item)}</TableCell>
              <TableCell className="tabular-nums">{formats.count(item.version)}</TableCell>
              <TableCell>{edit(item, () => setAction(item))}</TableCell>
            </TableRow>
          ))}
        </WideTable>
      </Section>
      <PackageDialog item={chosenPackage} onClose={() => setPackage(null)} />
      <ActionDialog item={chosenAction} onClose={() => setAction(null)} />
    </div>
  );
}
