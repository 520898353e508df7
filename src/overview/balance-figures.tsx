import type { ReactNode } from "react";
import { classNames } from "../components/class-names.ts";
import { LoadError } from "../components/load-error.tsx";
import { Card } from "../components/ui/card.tsx";
import { Figure } from "../components/ui/figure.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import type { Balance } from "../credits/balance.ts";
import { describeExpiry } from "../credits/describe-expiry.ts";
import { useBalance } from "../credits/use-balance.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useTenant } from "../tenants/tenant-context.tsx";
import { describeOutlook } from "./describe-outlook.ts";
import { expiringSoon } from "./expiring-soon.ts";
import { useGrants } from "./use-grants.ts";
import { useUsage } from "./use-usage.ts";

/** The three numbers that matter: what may be spent, what is held, what is about to expire. */
export function BalanceFigures() {
  const i18n = useI18n();
  const { t, formats } = i18n;
  const { tenantId } = useTenant();
  const balance = useBalance(tenantId);
  const grants = useGrants(tenantId);
  const usage = useUsage(tenantId);

  if (balance.isError && balance.data === undefined) {
    return (
      <Card aria-label={t("overview.figures")} className="p-5">
        <LoadError text={t("credits.balance_error")} onRetry={() => void balance.refetch()} />
      </Card>
    );
  }
  const { data } = balance;
  const outlook = data === undefined || grants.data === undefined || usage.data === undefined
    ? undefined
    : describeOutlook(
      { available: data.available, grants: grants.data, usage: usage.data },
      i18n,
      usage.dataUpdatedAt,
    );
  return (
    <Card aria-label={t("overview.figures")} aria-busy={balance.isPending}>
      <dl className="grid grid-cols-2 sm:grid-cols-3">
        <Tile
          className="max-sm:col-span-2"
          label={t("overview.available")}
          value={data === undefined ? undefined : formats.count(data.available)}
          // What cannot be told for want of an answer is left out, not kept as a promise.
          note={grants.isError || usage.isError ? "" : outlook}
        />
        <Tile
          className="max-sm:border-t sm:border-l"
          label={t("overview.held")}
          value={data === undefined ? undefined : formats.count(data.held)}
          note={data === undefined
            ? undefined
            : t(data.held > 0 ? "overview.held_note" : "overview.held_none")}
        />
        <Tile
          className="border-l max-sm:border-t"
          label={t("overview.expiring")}
          value={grants.data === undefined
            ? grants.isError ? "–" : undefined
            : formats.count(expiringSoon(grants.data, grants.dataUpdatedAt))}
          note={data === undefined
            ? undefined
            : <NextExpiry balance={data} readAtMs={balance.dataUpdatedAt} />}
        />
      </dl>
    </Card>
  );
}

type TileProps = { label: string; value: string | undefined; note: ReactNode; className: string };

function Tile({ label, value, note, className }: TileProps) {
  return (
    <Figure
      label={label}
      value={value}
      className={classNames("px-5 py-4 sm:px-6 sm:py-5", className)}
    >
      {/* Two lines are kept free, so that nothing below moves when the words arrive. */}
      <span className="flow-root sm:min-h-10">
        {note ?? <Skeleton className="mt-1 h-4 w-44 max-w-full" />}
      </span>
    </Figure>
  );
}

function NextExpiry({ balance, readAtMs }: { balance: Balance; readAtMs: number }) {
  const i18n = useI18n();
  if (balance.nextExpiry === null) return i18n.t("overview.expiring_none");
  const { text, isSoon } = describeExpiry(balance.nextExpiry, i18n, readAtMs);
  return <span className={classNames(isSoon && "font-medium text-warning")}>{text}</span>;
}
