import type { ComponentProps } from "react";
import { ChevronDown } from "lucide-react";
import { classNames } from "../class-names.ts";

/** A choice of one in a form, by the browser's own list: it works on phones and with every reader. */
export function NativeSelect({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span className={classNames("relative block min-w-0", className)}>
      <select
        className="min-h-10 w-full cursor-pointer appearance-none rounded-lg border border-control bg-surface py-1 pr-9 pl-3 text-base text-ellipsis shadow-xs disabled:cursor-not-allowed disabled:opacity-55 aria-invalid:border-danger sm:text-sm"
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-muted-foreground"
      />
    </span>
  );
}
