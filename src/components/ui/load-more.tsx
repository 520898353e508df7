import { LoaderCircle } from "lucide-react";
import { Button } from "./button.tsx";

type LoadMoreProps = {
  label: string;
  isLoading: boolean;
  /** Why the last try failed, or null. */
  error: string | null;
  onLoad: () => void;
};

/** The end of a list that goes on: asks for the next page, and keeps the focus while it comes. */
export function LoadMore({ label, isLoading, error, onLoad }: LoadMoreProps) {
  return (
    <div className="flex flex-wrap items-center justify-center gap-4 border-t p-3 print:hidden">
      {error === null ? null : <p role="alert" className="text-sm text-danger">{error}</p>}
      <Button
        variant="ghost"
        aria-busy={isLoading}
        onClick={() => {
          if (!isLoading) onLoad();
        }}
      >
        {isLoading ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
        {label}
      </Button>
    </div>
  );
}
