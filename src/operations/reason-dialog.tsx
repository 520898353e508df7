import { useId, useState } from "react";
import type { ReactNode } from "react";
import { CircleAlert, LoaderCircle } from "lucide-react";
import { Alert } from "../components/ui/alert.tsx";
import { Button } from "../components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "../components/ui/dialog.tsx";
import { Input } from "../components/ui/input.tsx";
import { Label } from "../components/ui/label.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { problemText } from "./problem-text.ts";

type ReasonDialogProps = {
  title: string;
  description: string;
  /** What the button does, in a word. */
  action: string;
  isOpen: boolean;
  isBusy: boolean;
  /** What the last try failed with, or null. */
  error: unknown;
  onOpenChange: (isOpen: boolean) => void;
  onDecide: (reason: string) => void;
  className?: string;
  /** What is decided, above the reason. */
  children?: ReactNode;
};

/** Asks for a reason before something is done that stays on record. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog open={props.isOpen} onOpenChange={props.onOpenChange}>
      <DialogContent closeLabel={t("app.close")} className={props.className}>
        <DialogTitle>{props.title}</DialogTitle>
        <DialogDescription>{props.description}</DialogDescription>
        <ReasonForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function ReasonForm({ action, isBusy, error, onDecide, children }: ReasonDialogProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState("");
  const fieldId = useId();
  return (
    <form
      className="mt-5 grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onDecide(reason.trim());
      }}
    >
      {children}
      <div className="grid gap-1.5">
        <Label htmlFor={fieldId}>{t("operations.reason")}</Label>
        <Input
          id={fieldId}
          required
          maxLength={255}
          pattern=".*\S.*"
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {error === null ? null : (
        <Alert role="alert" tone="danger">
          <CircleAlert aria-hidden />
          <p>{problemText(t, error)}</p>
        </Alert>
      )}
      <Button type="submit" aria-busy={isBusy} className="w-full">
        {isBusy ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
        {action}
      </Button>
    </form>
  );
}
