import { useState } from "react";
import { Check, Copy } from "lucide-react";
import { useI18n } from "../i18n/i18n-context.tsx";

const CONFIRMED_MS = 2_000;

/** Copies a text that is long to type; says so to eyes and ears when it has. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const { t } = useI18n();
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), CONFIRMED_MS);
  }

  return (
    <button
      type="button"
      aria-label={t("app.copy", { what })}
      className="relative inline-flex size-8 shrink-0 cursor-pointer items-center justify-center rounded-lg text-muted-foreground hover:bg-muted hover:text-foreground after:absolute after:-inset-1 print:hidden"
      // Without permission nothing is copied and nothing is said; the text can be marked by hand.
      onClick={() => void copy().catch(() => undefined)}
    >
      {isCopied
        ? <Check aria-hidden className="size-4 text-success" />
        : <Copy aria-hidden className="size-4" />}
      <span role="status" className="sr-only">{isCopied ? t("app.copied") : ""}</span>
    </button>
  );
}
