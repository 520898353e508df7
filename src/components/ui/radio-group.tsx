import type { ComponentProps } from "react";
import { classNames } from "../class-names.ts";

/** A choice of one; name it with `aria-label` or `aria-labelledby`. */
export function RadioGroup({ className, ...props }: ComponentProps<"div">) {
  return <div role="radiogroup" className={classNames("grid gap-2.5", className)} {...props} />;
}

/** One of the choice, as a card: the whole card is the target, the browser moves with arrow keys. */
export function RadioCard({ className, children, ...props }: ComponentProps<"input">) {
  return (
    <label
      className={classNames(
        "flex min-h-16 w-full cursor-pointer items-center gap-3.5 rounded-xl border border-control/60 bg-surface px-4 py-3 transition-colors hover:bg-muted",
        "has-checked:border-primary has-checked:bg-selected has-checked:inset-ring has-checked:inset-ring-primary",
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring",
        className,
      )}
    >
      <input
        type="radio"
        className="size-4.5 shrink-0 cursor-pointer appearance-none rounded-full border border-control bg-surface outline-none checked:border-[5px] checked:border-primary"
        {...props}
      />
      {children}
    </label>
  );
}
