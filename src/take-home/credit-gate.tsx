import type { ReactNode } from "react";
import { LoadError } from "../components/load-error.tsx";
import { Alert } from "../components/ui/alert.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { creditsText } from "../credits/credits-text.ts";
import { TopUpButton } from "../credits/top-up-button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { Preflight, SpendRequest } from "./preflight.ts";
import { usePreflight } from "./use-preflight.ts";

type CreditGateProps = SpendRequest & {
  /** Stands in for the children while the tenant cannot pay; by default a way to top up. */
  fallback?: ReactNode;
  children: ReactNode;
};

/**
 * Shows its children only while the tenant, and this member's budget, could pay for an action of the
 * price list. It spares people a refusal and protects nothing: the deduct decides.
 */
export function CreditGate({ action, quantity, fallback, children }: CreditGateProps) {
  const { t } = useI18n();
  const preflight = usePreflight({ action, quantity });
  if (preflight.data === undefined) {
    return preflight.isError
      ? <LoadError text={t("take_home.unknown")} onRetry={() => void preflight.refetch()} />
      : <Skeleton className="h-10" />;
  }
  if (preflight.data.isAllowed) return children;
  return fallback ?? <OfferTopUp preflight={preflight.data} />;
}

function OfferTopUp({ preflight }: { preflight: Preflight }) {
  const { t, formats } = useI18n();
  const missing = creditsText(t, formats, preflight.shortfall);
  return (
    <Alert tone="neutral" className="flex-wrap items-center">
      <p className="min-w-52 flex-1">
        {preflight.refusal === "frozen"
          ? t("credits.frozen")
          : preflight.refusal === "budget"
          ? t("take_home.budget", { missing })
          : t("take_home.missing", { missing })}
      </p>
      {preflight.refusal === "credits" ? <TopUpButton /> : null}
    </Alert>
  );
}
