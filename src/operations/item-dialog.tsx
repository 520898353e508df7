import { useState } from "react";
import type { ReactNode } from "react";
import { CircleAlert, LoaderCircle } from "lucide-react";
import type { CatalogueItem } from "../../supabase/functions/_shared/credits/catalogue-item.ts";
import { Alert } from "../components/ui/alert.tsx";
import { Button } from "../components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "../components/ui/dialog.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { problemText } from "./problem-text.ts";
import { RestoreForm } from "./restore-form.tsx";
import { TextField } from "./text-field.tsx";
import { Versions } from "./versions.tsx";

type ItemDialogProps = {
  title: string;
  /** Null for a new one, which has no versions yet. */
  item: CatalogueItem | null;
  isBusy: boolean;
  error: unknown;
  onClose: () => void;
  /** Not called while a field is not filled in right. */
  onSave: (reason: string) => void;
  /** The fields of the item. */
  children: ReactNode;
  /** What the change means, as lines of a list. */
  preview: ReactNode;
};

/** Edits one item of the catalogue: its fields, what they will mean, why, and how it came here. */
export function ItemDialog(props: ItemDialogProps) {
  const { title, item, isBusy, error, onClose, onSave, children, preview } = props;
  const { t, formats } = useI18n();
  const [reason, setReason] = useState("");
  const [restoring, setRestoring] = useState<CatalogueItem | null>(null);
  const [returnedFrom, setReturnedFrom] = useState<number | null>(null);
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <DialogContent closeLabel={t("app.close")} className="sm:max-h-[92dvh] sm:max-w-xl">
        <DialogTitle>
          {restoring === null
            ? title
            : `${title} · ${
              t("operations.restore.one", { number: formats.count(restoring.version) })
            }`}
        </DialogTitle>
        <DialogDescription>
          {restoring === null
            ? t("operations.catalogue.dialog")
            : t("operations.restore.description")}
        </DialogDescription>
        {restoring === null || item === null ? null : (
          <RestoreForm
            item={item}
            version={restoring}
            onBack={() => {
              setReturnedFrom(restoring.version);
              setRestoring(null);
            }}
            onRestored={onClose}
          />
        )}
        <form
          hidden={restoring !== null}
          className="mt-5 grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) onSave(reason.trim());
          }}
        >
          <div className="grid gap-4 sm:grid-cols-2">{children}</div>
          <section
            aria-label={t("operations.preview")}
            aria-live="polite"
            className="rounded-xl bg-muted px-4 py-3 text-sm"
          >
            <h3 className="font-medium">{t("operations.preview")}</h3>
            <dl className="mt-1">{preview}</dl>
          </section>
          <TextField
            label={t("operations.reason")}
            required
            maxLength={1000}
            pattern=".*\S.*"
            value={reason}
            onText={setReason}
          />
          {error === null ? null : (
            <Alert role="alert" tone="danger">
              <CircleAlert aria-hidden />
              <p>{problemText(t, error)}</p>
            </Alert>
          )}
          <Button type="submit" aria-busy={isBusy}>
            {isBusy ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
            {t("operations.catalogue.save")}
          </Button>
        </form>
        {item === null || restoring !== null
          ? null
          : <Versions item={item} returnedFrom={returnedFrom} onRestore={setRestoring} />}
      </DialogContent>
    </Dialog>
  );
}
