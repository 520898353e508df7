import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { classNames } from "../components/class-names.ts";
import { CopyButton } from "../components/copy-button.tsx";
import { creditsText } from "../credits/credits-text.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { Bought } from "./bought.ts";
import { PurchaseActions } from "./purchase-actions.tsx";
import { PurchaseTimeline } from "./purchase-timeline.tsx";
import { StatusBadge } from "./status-badge.tsx";

type PurchaseItemProps = {
  tenantId: string;
  purchase: Bought;
  isOpen: boolean;
  onToggle: () => void;
};

/** One purchase: what, for how much, where it stands; opened, what happened to it. */
export function PurchaseItem({ tenantId, purchase, isOpen, onToggle }: PurchaseItemProps) {
  const { t, formats, language } = useI18n();
  const detailsId = useId();
  const name = purchase.packageLabels[language];
  return (
    <li className="break-inside-avoid border-t first:border-t-0">
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          className="grid w-full cursor-pointer grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-4 gap-y-1 px-5 py-4 text-left -outline-offset-2 hover:bg-muted/60 sm:px-6 print:grid-cols-[minmax(0,1fr)_auto] print:px-0"
          onClick={onToggle}
        >
          <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
            <StatusBadge status={purchase.status} />
          </span>
          <span className="text-right font-medium tabular-nums">
            {formats.money(purchase.priceMinor, purchase.currency)}
          </span>
          <ChevronDown
            aria-hidden
            className={classNames(
              "row-span-2 size-4 text-muted-foreground transition-transform print:hidden",
              isOpen && "rotate-180",
            )}
          />
          <span className="text-sm font-normal text-muted-foreground">
            <time dateTime={purchase.createdAt}>{formats.moment(purchase.createdAt)}</time>
            {purchase.origin === "auto_topup" ? ` · ${t("purchases.automatic")}` : ""}
          </span>
          <span className="text-right text-sm font-normal text-muted-foreground tabular-nums">
            {creditsText(t, formats, purchase.amountCredits)}
          </span>
        </button>
      </h2>
      <div id={detailsId} hidden={!isOpen} className="grid gap-5 px-5 pt-4 pb-5 sm:px-6 print:px-0">
        {isOpen
          ? (
            <>
              <PurchaseTimeline tenantId={tenantId} purchase={purchase} />
              <PurchaseActions purchase={purchase} name={name} />
              <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted-foreground">
                {t("purchases.id")}
                <code className="min-w-0 font-mono [overflow-wrap:anywhere]">
                  {purchase.purchaseId}
                </code>
                <CopyButton text={purchase.purchaseId} what={t("purchases.id")} />
              </p>
            </>
          )
          : null}
      </div>
    </li>
  );
}
