import { useState } from "react";
import { savedVersion } from "../../supabase/functions/_shared/credits/catalogue-item.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { ActionItem } from "./catalogue-items.ts";
import { ItemDialog } from "./item-dialog.tsx";
import { LabelFields } from "./label-fields.tsx";
import { PreviewLine } from "./preview-line.tsx";
import { TextField } from "./text-field.tsx";
import { TickField } from "./tick-field.tsx";
import { useOperation } from "./use-operations.ts";

type ActionDialogProps = { item: ActionItem | "new" | null; onClose: () => void };

/** Edits an action of the price list, or adds one. */
export function ActionDialog({ item, onClose }: ActionDialogProps) {
  if (item === null) return null;
  const known = item === "new" ? null : item;
  return <ActionForm key={known?.item_id ?? ""} item={known} onClose={onClose} />;
}

function ActionForm({ item, onClose }: { item: ActionItem | null; onClose: () => void }) {
  const { t, formats, language } = useI18n();
  const before = item?.content ?? null;
  const save = useOperation("/catalogue/action", savedVersion);
  const [code, setCode] = useState(item?.item_id ?? "");
  const [labels, setLabels] = useState(before?.labels ?? { de: "", en: "" });
  const [unit_labels, setUnitLabels] = useState(before?.unit_labels ?? { de: "", en: "" });
  const [credits, setCredits] = useState(String(before?.amount_credits ?? ""));
  const [order, setOrder] = useState(String(before?.sort_order ?? 10));
  const [isActive, setActive] = useState(before?.is_active ?? true);
  const amount_credits = /^[1-9]\d{0,11}$/.test(credits) ? Number(credits) : null;
  const times = (amount: number) => formats.count(Math.floor(100 / amount));

  return (
    <ItemDialog
      title={before === null ? t("operations.catalogue.add_action") : before.labels[language]}
      item={item}
      isBusy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSave={(reason) => {
        if (amount_credits === null) return;
        save.mutate({
          ...{ action: code, labels, unit_labels },
          ...{ amount_credits, is_active: isActive, sort_order: Number(order) },
          ...{ reason, expected_version: item?.version ?? 0 },
        }, { onSuccess: onClose });
      }}
      preview={
        <PreviewLine
          name={t("operations.preview.buys")}
          before={before === null ? null : times(before.amount_credits)}
          after={amount_credits === null ? null : times(amount_credits)}
        />
      }
    >
      {item === null
        ? (
          <TextField
            className="sm:col-span-2"
            label={t("operations.catalogue.code")}
            required
            pattern="[a-z][a-z0-9_]{0,62}"
            value={code}
            onText={setCode}
          />
        )
        : null}
      <LabelFields
        names={{ de: "operations.catalogue.name_de", en: "operations.catalogue.name_en" }}
        labels={labels}
        onLabels={setLabels}
      />
      <LabelFields
        names={{ de: "operations.catalogue.unit_de", en: "operations.catalogue.unit_en" }}
        labels={unit_labels}
        onLabels={setUnitLabels}
      />
      <TextField
        label={t("operations.catalogue.per_unit")}
        required
        inputMode="numeric"
        pattern="[1-9][0-9]{0,11}"
        value={credits}
        onText={setCredits}
      />
      <TextField
        label={t("operations.catalogue.order")}
        required
        inputMode="numeric"
        pattern="-?[0-9]{1,6}"
        value={order}
        onText={setOrder}
      />
      <TickField
        label={t("operations.catalogue.is_active")}
        checked={isActive}
        onTick={setActive}
      />
    </ItemDialog>
  );
}
