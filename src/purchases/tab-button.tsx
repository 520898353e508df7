import { ExternalLink, LoaderCircle } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { type Found, useNewTab } from "./use-new-tab.ts";

type TabButtonProps = {
  label: string;
  /** What it belongs to, for those who hear the button alone. */
  of: string;
  find: () => Promise<Found>;
  none: string;
  failed: string;
};

/** Leads to a page of Stripe's in a tab of its own, or says why it does not. */
export function TabButton({ label, of, find, none, failed }: TabButtonProps) {
  const { state, open } = useNewTab(find);
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        aria-busy={state === "opening"}
        onClick={() => void open()}
      >
        {state === "opening"
          ? <LoaderCircle aria-hidden className="animate-spin" />
          : <ExternalLink aria-hidden />}
        {label}
        <span className="sr-only">{of}</span>
      </Button>
      <p role="status" className="text-sm text-muted-foreground empty:hidden">
        {state === "none" ? none : state === "failed" ? failed : ""}
      </p>
    </>
  );
}
