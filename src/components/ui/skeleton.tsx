import type { ComponentProps } from "react";
import { classNames } from "../class-names.ts";

/** A grey place that something will take; hidden from screen readers, which hear `aria-busy`. */
export function Skeleton({ className, ...props }: ComponentProps<"span">) {
  return (
    <span
      aria-hidden
      className={classNames("block animate-pulse rounded-md bg-muted", className)}
      {...props}
    />
  );
}
