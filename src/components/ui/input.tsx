import type { ComponentProps } from "react";
import { classNames } from "../class-names.ts";

/** A line of text to fill in; 16 px on phones, where a smaller one makes the browser zoom. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      className={classNames(
        "min-h-10 w-full min-w-0 rounded-lg border border-control bg-surface px-3 text-base shadow-xs sm:text-sm",
        "placeholder:text-muted-foreground aria-invalid:border-danger disabled:opacity-55",
        className,
      )}
      {...props}
    />
  );
}
