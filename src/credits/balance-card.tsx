import { useId } from "react";
import type { ReactNode } from "react";
import { classNames } from "../components/class-names.ts";
import { LoadError } from "../components/load-error.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "../components/ui/card.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { Balance } from "./balance.ts";
import { BalanceExpiry } from "./balance-expiry.tsx";
import { creditsText } from "./credits-text.ts";
import { useBalance } from "./use-balance.ts";

/** The tenant's balance; `children` is what can be done about it. */
export function BalanceCard({ tenantId, children }: { tenantId: string; children: ReactNode }) {
  const { t } = useI18n();
  const balance = useBalance(tenantId);
  const titleId = useId();
  return (
    <Card aria-labelledby={titleId} aria-busy={balance.isPending}>
      <CardHeader>
        <CardTitle id={titleId}>{t("credits.balance")}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-wrap items-end justify-between gap-x-8 gap-y-5 pt-2">
        <div className="min-w-0">
          {balance.data !== undefined
            ? <BalanceFigures balance={balance.data} readAtMs={balance.dataUpdatedAt} />
            : balance.isError
            ? (
              <LoadError
                text={t("credits.balance_error")}
                onRetry={() => void balance.refetch()}
              />
            )
            : <BalanceSkeleton />}
        </div>
        {children}
      </CardContent>
    </Card>
  );
}

function BalanceFigures({ balance, readAtMs }: { balance: Balance; readAtMs: number }) {
  const { t, formats } = useI18n();
  const available = formats.count(balance.available);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span
          className={classNames(
            "font-semibold tracking-tight tabular-nums",
            // A number must not break in the middle, not even a million million on a phone.
            available.length > 11 ? "text-2xl sm:text-4xl" : "text-4xl",
          )}
        >
          {available}
        </span>
        <span className="text-muted-foreground">{t("credits.available")}</span>
      </p>
      <p className="mt-1.5 text-sm text-muted-foreground tabular-nums">
        <BalanceRemark balance={balance} />
      </p>
      {balance.isFrozen && (
        <p className="mt-1.5 max-w-prose text-sm text-danger">{t("credits.frozen")}</p>
      )}
      {balance.nextExpiry !== null && (
        <BalanceExpiry nextExpiry={balance.nextExpiry} readAtMs={readAtMs} />
      )}
    </>
  );
}

function BalanceRemark({ balance }: { balance: Balance }) {
  const { t, formats } = useI18n();
  if (balance.debt > 0) {
    const debt = creditsText(t, formats, balance.debt);
    return <span className="text-danger">{t("credits.debt", { debt })}</span>;
  }
  if (balance.held > 0) {
    return t("credits.held", {
      total: formats.count(balance.balance),
      held: formats.count(balance.held),
    });
  }
  return balance.available === 0 ? t("credits.balance_empty") : t("credits.balance_note");
}

function BalanceSkeleton() {
  return (
    <>
      <Skeleton className="my-1 h-8 w-40" />
      <Skeleton className="mt-2.5 h-4 w-56 max-w-full" />
    </>
  );
}
