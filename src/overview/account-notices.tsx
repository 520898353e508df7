import { ShieldAlert, TriangleAlert } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { Alert } from "../components/ui/alert.tsx";
import { creditsText } from "../credits/credits-text.ts";
import { useBalance } from "../credits/use-balance.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useTenant } from "../tenants/tenant-context.tsx";

/** Says what stands in the way of spending, in plain words and with the way out. */
export function AccountNotices() {
  const { t, formats } = useI18n();
  const balance = useBalance(useTenant().tenantId).data;
  if (balance === undefined || (balance.debt === 0 && !balance.isFrozen)) return null;
  const debt = creditsText(t, formats, balance.debt);
  return (
    <div role="status" className="grid gap-3">
      {balance.isFrozen
        ? (
          <Notice
            icon={ShieldAlert}
            title={t("overview.frozen.title")}
            body={t("overview.frozen.body")}
          />
        )
        : null}
      {balance.debt > 0
        ? (
          <Notice
            icon={TriangleAlert}
            title={t("overview.debt.title", { debt })}
            body={t("overview.debt.body")}
          />
        )
        : null}
    </div>
  );
}

function Notice({ icon: Icon, title, body }: { icon: LucideIcon; title: string; body: string }) {
  return (
    <Alert tone="danger">
      <Icon aria-hidden />
      <div>
        <p className="font-semibold">{title}</p>
        <p className="max-w-prose">{body}</p>
      </div>
    </Alert>
  );
}
