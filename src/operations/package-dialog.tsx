import { useState } from "react";
import { savedVersion } from "../../supabase/functions/_shared/credits/catalogue-item.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { PackageItem } from "./catalogue-items.ts";
import { ItemDialog } from "./item-dialog.tsx";
import { LabelFields } from "./label-fields.tsx";
import { PreviewLine } from "./preview-line.tsx";
import { readPrice } from "./price-input.ts";
import { TextField } from "./text-field.tsx";
import { TickField } from "./tick-field.tsx";
import { useOperation } from "./use-operations.ts";

type PackageDialogProps = { item: PackageItem | "new" | null; onClose: () => void };

/** Edits a package, or adds one. */
export function PackageDialog({ item, onClose }: PackageDialogProps) {
  if (item === null) return null;
  const known = item === "new" ? null : item;
  return <PackageForm key={known?.item_id ?? ""} item={known} onClose={onClose} />;
}

function PackageForm({ item, onClose }: { item: PackageItem | null; onClose: () => void }) {
  const { t, formats, language } = useI18n();
  const before = item?.content ?? null;
  const save = useOperation("/catalogue/package", savedVersion);
  const [id, setId] = useState(item?.item_id ?? "");
  const [labels, setLabels] = useState(before?.labels ?? { de: "", en: "" });
  const [credits, setCredits] = useState(String(before?.amount_credits ?? ""));
  const [currency, setCurrency] = useState(before?.currency ?? "EUR");
  const [price, setPrice] = useState(
    before === null ? "" : formats.moneyToEdit(before.price_minor, before.currency),
  );
  const [days, setDays] = useState(String(before?.expires_after_days ?? ""));
  const [order, setOrder] = useState(String(before?.sort_order ?? 10));
  const [isActive, setActive] = useState(before?.is_active ?? true);
  const [isRecommended, setRecommended] = useState(before?.is_recommended ?? false);

  const price_minor = readPrice(price, currency);
  const amount_credits = /^[1-9]\d{0,11}$/.test(credits) ? Number(credits) : null;
  const perCredit = (minor: number, amount: number, of: string) =>
    formats.moneyPerCredit(minor, of, amount);
  const perHundred = (minor: number, amount: number, of: string) =>
    formats.money(Math.round(minor / amount * 100), of);
  const say = (write: typeof perCredit) => ({
    before: before === null
      ? null
      : write(before.price_minor, before.amount_credits, before.currency),
    after: price_minor === null || amount_credits === null || !/^[A-Z]{3}$/.test(currency)
      ? null
      : write(price_minor, amount_credits, currency),
  });

  return (
    <ItemDialog
      title={before === null ? t("operations.catalogue.add_package") : before.labels[language]}
      item={item}
      isBusy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSave={(reason) => {
        if (price_minor === null || amount_credits === null) return;
        save.mutate({
          ...{ package_id: id, labels, amount_credits, price_minor, currency },
          expires_after_days: days === "" ? null : Number(days),
          ...{ is_active: isActive, is_recommended: isRecommended, sort_order: Number(order) },
          ...{ reason, expected_version: item?.version ?? 0 },
        }, { onSuccess: onClose });
      }}
      preview={
        <>
          <PreviewLine name={t("operations.catalogue.per_credit")} {...say(perCredit)} />
          <PreviewLine name={t("operations.preview.hundred")} {...say(perHundred)} />
        </>
      }
    >
      {item === null
        ? (
          <TextField
            className="sm:col-span-2"
            label={t("operations.catalogue.id")}
            required
            pattern="[a-z][a-z0-9_\-]{0,62}"
            value={id}
            onText={setId}
          />
        )
        : null}
      <LabelFields
        names={{ de: "operations.catalogue.name_de", en: "operations.catalogue.name_en" }}
        labels={labels}
        onLabels={setLabels}
      />
      <TextField
        label={t("operations.credits")}
        required
        inputMode="numeric"
        pattern="[1-9][0-9]{0,11}"
        value={credits}
        onText={setCredits}
      />
      <div className="grid grid-cols-[1fr_5rem] gap-3">
        <TextField
          label={t("operations.price")}
          required
          inputMode="decimal"
          pattern="[0-9]{1,8}([.,][0-9]{1,3})?"
          aria-invalid={price !== "" && price_minor === null}
          value={price}
          onText={setPrice}
        />
        <TextField
          label={t("operations.catalogue.currency")}
          required
          pattern="[A-Z]{3}"
          value={currency}
          onText={setCurrency}
        />
      </div>
      <TextField
        label={t("operations.catalogue.days")}
        inputMode="numeric"
        pattern="[1-9][0-9]{0,3}"
        value={days}
        onText={setDays}
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
      <TickField
        label={t("operations.catalogue.is_recommended")}
        checked={isRecommended}
        onTick={setRecommended}
      />
    </ItemDialog>
  );
}
