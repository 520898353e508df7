import { classNames } from "../components/class-names.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { NextExpiry } from "./balance.ts";
import { describeExpiry } from "./describe-expiry.ts";
import { ToneIcon } from "./tone-icon.tsx";

type BalanceExpiryProps = { nextExpiry: NextExpiry; readAtMs: number };

/** What expires next, as one quiet line; with a sign, weight and colour when it is close. */
export function BalanceExpiry({ nextExpiry, readAtMs }: BalanceExpiryProps) {
  const i18n = useI18n();
  const { text, isSoon } = describeExpiry(nextExpiry, i18n, readAtMs);
  return (
    <p
      className={classNames(
        "mt-1 flex gap-1.5 text-sm tabular-nums",
        isSoon ? "font-medium text-warning" : "text-muted-foreground",
      )}
    >
      {isSoon && <ToneIcon tone="warning" className="mt-0.5 size-4 shrink-0" />}
      <span className="min-w-0">{text}</span>
    </p>
  );
}
