import { useId, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Input } from "../components/ui/input.tsx";
import { Label } from "../components/ui/label.tsx";

type SearchFieldProps = {
  label: string;
  action: string;
  /** What is searched for now; it follows when that changes elsewhere. */
  value: string;
  onSearch: (text: string) => void;
};

/** A text to search for: it is asked for with Enter or the button, not with each letter. */
export function SearchField({ label, action, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const id = useId();
  if (known !== value) {
    setKnown(value);
    setText(value);
  }
  return (
    <form
      role="search"
      className="flex min-w-0 items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <div className="grid min-w-0 flex-1 gap-1">
        <Label htmlFor={id} className="text-xs text-muted-foreground">{label}</Label>
        <Input
          id={id}
          type="search"
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Button type="submit" variant="secondary">{action}</Button>
    </form>
  );
}
