import type { ComponentProps } from "react";
import { classNames } from "../class-names.ts";

/** A quiet box for one subject; give it an `aria-labelledby` so that it can be jumped to. */
export function Card({ className, ...props }: ComponentProps<"section">) {
  return (
    <section
      className={classNames("rounded-xl border bg-surface shadow-xs print:shadow-none", className)}
      {...props}
    />
  );
}

/** The line that names the subject. */
export function CardHeader({ className, ...props }: ComponentProps<"div">) {
  return <div className={classNames("px-5 pt-5 sm:px-6", className)} {...props} />;
}

/** The subject's name. */
export function CardTitle({ className, children, ...props }: ComponentProps<"h2">) {
  return (
    <h2 className={classNames("text-base font-semibold tracking-tight", className)} {...props}>
      {children}
    </h2>
  );
}

/** One sentence about the subject. */
export function CardDescription({ className, ...props }: ComponentProps<"p">) {
  return (
    <p
      className={classNames("mt-1 max-w-3xl text-sm text-muted-foreground", className)}
      {...props}
    />
  );
}

/** The subject itself. */
export function CardContent({ className, ...props }: ComponentProps<"div">) {
  return <div className={classNames("px-5 py-5 sm:px-6", className)} {...props} />;
}
