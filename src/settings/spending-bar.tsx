import { classNames } from "../components/class-names.ts";
import type { Budget } from "./budget.ts";

/** How much of a budget is used, as a bar; the numbers beside it say the same. */
export function SpendingBar({ budget }: { budget: Budget }) {
  const { spentCredits, limitCredits } = budget;
  const share = limitCredits === 0 ? 1 : Math.min(spentCredits / limitCredits, 1);
  return (
    <div aria-hidden className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-muted">
      <div
        className={classNames(
          "h-full rounded-full",
          share >= 1 ? "bg-danger" : share >= 0.8 ? "bg-warning" : "bg-primary",
        )}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
