import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { Skeleton } from "./skeleton.tsx";

type FigureProps = {
  /** What the number counts. */
  label: string;
  /** The number as people read it, or undefined while it is on its way. */
  value: string | undefined;
  /** What follows from it. */
  children?: ReactNode;
  className?: string;
};

/** One number that matters, its name above it; keeps its height while it loads. Belongs in a `dl`. */
export function Figure({ label, value, children, className }: FigureProps) {
  return (
    <div className={classNames("min-w-0", className)}>
      <dt className="text-sm text-muted-foreground">{label}</dt>
      <dd className="mt-0.5">
        <span
          className={classNames(
            "flex min-h-10 items-center font-semibold tracking-tight tabular-nums",
            // A number must not break in the middle, not even a million million on a phone.
            value !== undefined && value.length > 11 ? "text-xl sm:text-2xl" : "text-3xl",
          )}
        >
          {value ?? <Skeleton className="h-7 w-24" />}
        </span>
        {children === undefined
          ? null
          : <span className="block text-sm text-muted-foreground">{children}</span>}
      </dd>
    </div>
  );
}
