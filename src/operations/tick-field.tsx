import { useId } from "react";
import { Checkbox } from "../components/ui/checkbox.tsx";
import { Label } from "../components/ui/label.tsx";

/** A box to tick, with its name. */
export function TickField(
  { label, checked, onTick }: {
    label: string;
    checked: boolean;
    onTick: (checked: boolean) => void;
  },
) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <Checkbox id={id} checked={checked} onChange={(event) => onTick(event.target.checked)} />
      <Label htmlFor={id}>{label}</Label>
    </div>
  );
}
