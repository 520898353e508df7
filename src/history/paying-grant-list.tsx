import { creditsText } from "../credits/credits-text.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { grantName } from "./grant-name.ts";
import type { PayingGrant } from "./trace-rows.ts";

type PayingGrantListProps = { grants: readonly PayingGrant[]; isReturn: boolean };

/** The grants behind a movement in the order in which they paid, each with its share. */
export function PayingGrantList({ grants, isReturn }: PayingGrantListProps) {
  const { t, formats, language } = useI18n();
  return (
    <ul className="rounded-lg border text-sm">
      {grants.map((grant) => (
        <li
          key={grant.grantId}
          className="flex items-baseline justify-between gap-4 border-t px-3 py-2 first:border-t-0"
        >
          <span className="min-w-0">
            {grantName(grant, t, language)}
            {grant.expiresAt === null
              ? null
              : (
                <span className="block text-xs text-muted-foreground">
                  {t("history.grant.expires", { day: formats.day(grant.expiresAt) })}
                </span>
              )}
          </span>
          <span className="shrink-0 text-right tabular-nums">
            {creditsText(t, formats, isReturn ? grant.returnedCredits : grant.paidCredits)}
            {isReturn || grant.returnedCredits === 0
              ? null
              : (
                <span className="block text-xs text-muted-foreground">
                  {t("history.detail.returned", {
                    credits: creditsText(t, formats, grant.returnedCredits),
                  })}
                </span>
              )}
          </span>
        </li>
      ))}
    </ul>
  );
}
