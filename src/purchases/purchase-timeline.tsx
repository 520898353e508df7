import { LoadError } from "../components/load-error.tsx";
import { classNames } from "../components/class-names.ts";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { Bought } from "./bought.ts";
import { describeHappening } from "./describe-happening.ts";
import { type Happening, timelineOf } from "./timeline.ts";
import { usePurchaseSteps } from "./use-purchase-steps.ts";

type PurchaseTimelineProps = { tenantId: string; purchase: Bought };

/** What happened to a purchase, first to last. */
export function PurchaseTimeline({ tenantId, purchase }: PurchaseTimelineProps) {
  const { t, formats } = useI18n();
  const steps = usePurchaseSteps(tenantId, purchase.purchaseId);
  if (steps.data === undefined) {
    return steps.isError
      ? <LoadError text={t("purchases.steps_error")} onRetry={() => void steps.refetch()} />
      : <Skeleton className="h-16" />;
  }
  return (
    <ol className="text-sm">
      {timelineOf(steps.data).map((happening, index) => (
        <li
          key={index}
          className="relative pb-4 pl-6 before:absolute before:top-4 before:bottom-0 before:left-[0.3125rem] before:w-px before:bg-border last:pb-0 last:before:hidden"
        >
          <span
            aria-hidden
            className={classNames(
              "absolute top-1.5 left-0 size-2.5 rounded-full border-2 border-surface print:[print-color-adjust:exact]",
              dotOf(happening),
            )}
          />
          <p>{describeHappening(happening, { t, formats, ...purchase })}</p>
          <time dateTime={happening.at} className="text-xs text-muted-foreground">
            {formats.moment(happening.at)}
          </time>
        </li>
      ))}
    </ol>
  );
}

/** The dot's colour; the words say the same. */
function dotOf(happening: Happening): string {
  switch (happening.what) {
    case "status":
      return happening.status === "credited"
        ? "bg-success"
        : happening.status === "failed" || happening.status === "quarantined"
        ? "bg-danger"
        : "bg-control";
    case "reversed":
      return happening.credits > 0 ? "bg-warning" : "bg-success";
    case "refund":
      return "bg-warning";
    case "dispute":
      return happening.status === "won" ? "bg-success" : "bg-danger";
    case "frozen":
      return "bg-danger";
    case "thawed":
      return "bg-success";
    default:
      return happening satisfies never;
  }
}
