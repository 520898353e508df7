import { useId } from "react";
import { Label } from "../components/ui/label.tsx";
import { NativeSelect } from "../components/ui/native-select.tsx";

type FilterChoiceProps<Value extends string> = {
  label: string;
  /** Null narrows nothing. */
  value: Value | null;
  /** What narrowing nothing is called. */
  all: string;
  options: readonly { value: Value; name: string }[];
  onChoose: (value: Value | null) => void;
};

/** One way to narrow a list, by the browser's own choice. */
export function FilterChoice<Value extends string>(
  { label, value, all, options, onChoose }: FilterChoiceProps<Value>,
) {
  const id = useId();
  // The address may name what is not in the list, or not yet: it narrows all the same.
  const isListed = value === null || options.some((option) => option.value === value);
  return (
    <div className="grid min-w-0 gap-1">
      <Label htmlFor={id} className="text-xs text-muted-foreground">{label}</Label>
      <NativeSelect
        id={id}
        value={value ?? ""}
        onChange={({ target }) =>
          onChoose(options.find((option) => option.value === target.value)?.value ?? null)}
      >
        <option value="">{all}</option>
        {isListed ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>{option.name}</option>
        ))}
      </NativeSelect>
    </div>
  );
}
