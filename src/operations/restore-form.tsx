import { useState } from "react";
import { CircleAlert, LoaderCircle } from "lucide-react";
import {
  type CatalogueItem,
  savedVersion,
} from "../../supabase/functions/_shared/credits/catalogue-item.ts";
import { Alert } from "../components/ui/alert.tsx";
import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { problemText } from "./problem-text.ts";
import { TextField } from "./text-field.tsx";
import { useOperation } from "./use-operations.ts";
import { versionDifferences } from "./version-differences.ts";

type RestoreFormProps = {
  /** As it stands, and as the editor saw it: saving is refused over anything newer. */
  item: CatalogueItem;
  version: CatalogueItem;
  onBack: () => void;
  onRestored: () => void;
};

/** Shows what an earlier version would change, and makes it stand again, as a new version. */
export function RestoreForm({ item, version, onBack, onRestored }: RestoreFormProps) {
  const { t, formats } = useI18n();
  const [reason, setReason] = useState("");
  const restore = useOperation("/catalogue/restore", savedVersion);
  const differences = versionDifferences(item, version, { t, formats });
  return (
    <form
      className="mt-5 grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (restore.isPending) return;
        restore.mutate({
          ...{ kind: item.kind, item_id: item.item_id, version: version.version },
          ...{ expected_version: item.version, reason: reason.trim() },
        }, { onSuccess: onRestored });
      }}
    >
      <table className="w-full text-sm">
        <thead className="text-left text-xs text-muted-foreground">
          <tr>
            <th scope="col" className="py-2 pr-3 font-medium">{t("operations.restore.field")}</th>
            <th scope="col" className="py-2 pr-3 font-medium">{t("operations.restore.now")}</th>
            <th scope="col" className="py-2 font-medium">{t("operations.restore.then")}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ name, before, after }) => (
            <tr key={name} className="border-t align-top">
              <th scope="row" className="py-2 pr-3 text-left font-normal text-muted-foreground">
                {t(name)}
              </th>
              <td className="py-2 pr-3 tabular-nums [overflow-wrap:anywhere]">{before}</td>
              <td className="py-2 font-medium tabular-nums [overflow-wrap:anywhere]">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <TextField
        label={t("operations.reason")}
        autoFocus
        required
        maxLength={1000}
        pattern=".*\S.*"
        value={reason}
        onText={setReason}
      />
      {restore.error === null ? null : (
        <Alert role="alert" tone="danger">
          <CircleAlert aria-hidden />
          <p>{problemText(t, restore.error)}</p>
        </Alert>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="secondary" onClick={onBack}>{t("operations.restore.back")}</Button>
        <Button type="submit" aria-busy={restore.isPending}>
          {restore.isPending ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
          {t("operations.restore.do")}
        </Button>
      </div>
    </form>
  );
}
