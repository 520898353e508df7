import { TriangleAlert } from "lucide-react";
import { Alert } from "../components/ui/alert.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useTenant } from "../tenants/tenant-context.tsx";
import { creditsText } from "./credits-text.ts";
import { useBalance } from "./use-balance.ts";

/** Says before somebody pays what their credits will not do at once: debt comes first, a freeze stays. */
export function DebtNote({ amountCredits }: { amountCredits: number }) {
  const { t, formats } = useI18n();
  const balance = useBalance(useTenant().tenantId).data;
  if (balance === undefined || (balance.debt === 0 && !balance.isFrozen)) return null;
  const debt = creditsText(t, formats, balance.debt);
  const rest = creditsText(t, formats, Math.abs(amountCredits - balance.debt));
  return (
    <Alert tone="warning" className="mb-4">
      <TriangleAlert aria-hidden />
      <div className="grid gap-1">
        {balance.debt === 0 ? null : (
          <p>
            {t(amountCredits < balance.debt ? "top_up.debt_left" : "top_up.debt", { debt, rest })}
          </p>
        )}
        {balance.isFrozen ? <p>{t("top_up.frozen")}</p> : null}
      </div>
    </Alert>
  );
}
