import { useState } from "react";
import { Copy, KeyRound } from "lucide-react";
import { Alert } from "../components/ui/alert.tsx";
import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";

/** A secret, this once; it lives in no cache and is gone with the page. */
export function NewSecret({ secret }: { secret: string }) {
  const { t } = useI18n();
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    // Where the browser refuses, the secret stands there to be selected.
    await navigator.clipboard.writeText(secret).then(() => setCopied(true), () => undefined);
  }

  return (
    <Alert tone="warning" role="status">
      <KeyRound aria-hidden />
      <div className="grid min-w-0 flex-1 gap-2">
        <p className="font-semibold">{t("notices.secret")}</p>
        <p className="text-muted-foreground">{t("notices.secret.note")}</p>
        <div className="flex flex-wrap items-center gap-2">
          <code className="min-w-full flex-1 rounded-md sm:min-w-0 bg-surface px-2.5 py-1.5 break-all select-all">
            {secret}
          </code>
          <Button variant="secondary" size="small" onClick={() => void copy()}>
            <Copy aria-hidden />
            {t(isCopied ? "notices.secret.copied" : "notices.secret.copy")}
          </Button>
        </div>
      </div>
    </Alert>
  );
}
