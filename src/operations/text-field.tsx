import { useId } from "react";
import type { ComponentProps } from "react";
import { Input } from "../components/ui/input.tsx";
import { Label } from "../components/ui/label.tsx";

type TextFieldProps =
  & Omit<ComponentProps<"input">, "onChange" | "value">
  & { label: string; value: string; onText: (text: string) => void };

/** A named line of text. */
export function TextField({ label, onText, className, ...props }: TextFieldProps) {
  const id = useId();
  return (
    <div className={className}>
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        className="mt-1.5"
        autoComplete="off"
        onChange={(event) => onText(event.target.value)}
        {...props}
      />
    </div>
  );
}
