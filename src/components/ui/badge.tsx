import type { ComponentProps } from "react";
import { classNames } from "../class-names.ts";

/** A word that marks what it stands beside. */
export function Badge({ className, ...props }: ComponentProps<"span">) {
  return (
    <span
      className={classNames(
        "inline-flex items-center rounded-full bg-muted px-2 py-0.5 text-xs font-medium text-muted-foreground",
        className,
      )}
      {...props}
    />
  );
}
