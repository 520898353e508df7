import { useId } from "react";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { creditsText } from "./credits-text.ts";
import { useActions } from "./use-actions.ts";
import { whatCreditsBuy } from "./what-credits-buy.ts";
import type { Worth } from "./what-credits-buy.ts";

/** The round number that an idea of the value is given for. */
const AMOUNT_CREDITS = 100;

/** What 100 credits buy, in terms of the price list; nothing where that cannot be read. */
export function CreditsWorth() {
  const { t, formats } = useI18n();
  const actions = useActions();
  const titleId = useId();
  if (actions.isPending) return <Skeleton className="mt-4 h-28 rounded-xl" />;
  const worth = whatCreditsBuy(actions.data ?? [], AMOUNT_CREDITS);
  if (worth.length === 0) return null;
  return (
    <div className="mt-4 rounded-xl bg-muted px-4 py-3 text-sm">
      <p id={titleId} className="font-medium">
        {t("top_up.worth", { credits: creditsText(t, formats, AMOUNT_CREDITS) })}
      </p>
      <ul
        aria-labelledby={titleId}
        className="mt-1.5 grid gap-x-6 gap-y-0.5 text-xs text-muted-foreground tabular-nums sm:grid-cols-[auto_auto]"
      >
        {worth.map((item) => <WorthLine key={item.action.action} worth={item} />)}
      </ul>
    </div>
  );
}

function WorthLine({ worth: { action, times } }: { worth: Worth }) {
  const { t, formats, language } = useI18n();
  const name = action.labels[language];
  const unit = action.unitLabels?.[language] ?? name;
  const count = formats.count(times);
  return (
    <li className="min-w-0 break-words">
      {name.toLocaleLowerCase(language).includes(unit.toLocaleLowerCase(language))
        ? t("top_up.worth.times", { count, name })
        : t("top_up.worth.units", { count, name, unit })}
    </li>
  );
}
