import type { ComponentProps } from "react";
import { Check } from "lucide-react";
import { classNames } from "../class-names.ts";

/** One of several things to tick, or a consent; a native box, so forms and labels work as ever. */
export function Checkbox({ className, ...props }: ComponentProps<"input">) {
  return (
    <span className={classNames("relative inline-flex size-5 shrink-0", className)}>
      <input
        type="checkbox"
        className="peer size-full cursor-pointer appearance-none rounded-md border border-control bg-surface checked:border-primary checked:bg-primary disabled:cursor-not-allowed disabled:opacity-55"
        {...props}
      />
      <Check
        aria-hidden
        className="pointer-events-none absolute inset-0 m-auto hidden size-3.5 text-primary-foreground peer-checked:block"
        strokeWidth={3}
      />
    </span>
  );
}
