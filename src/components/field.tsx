import { useId } from "react";
import type { ReactNode } from "react";
import { Label } from "./ui/label.tsx";

/** What ties a control to its label, its hint and its error. */
export type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
};

type FieldProps = {
  label: string;
  hint?: ReactNode;
  /** What is wrong with the value, or null. */
  error?: string | null;
  children: (control: FieldControl) => ReactNode;
};

/** A control with its name above, a hint below, and what is wrong with it. */
export function Field({ label, hint, error = null, children }: FieldProps) {
  const id = useId();
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === null ? [] : [`${id}-error`]),
  ];
  return (
    <div className="grid content-start gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      {children({
        id,
        "aria-describedby": described.length === 0 ? undefined : described.join(" "),
        "aria-invalid": error !== null,
      })}
      {hint === undefined
        ? null
        : <p id={`${id}-hint`} className="text-xs text-muted-foreground">{hint}</p>}
      {error === null
        ? null
        : <p id={`${id}-error`} role="alert" className="text-sm text-danger">{error}</p>}
    </div>
  );
}
