import type { ComponentProps } from "react";
import { cva } from "class-variance-authority";
import type { VariantProps } from "class-variance-authority";
import { classNames } from "../class-names.ts";

const alertVariants = cva(
  "flex gap-3 rounded-xl border px-4 py-3 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "bg-surface text-foreground [&>svg]:text-muted-foreground",
        success: "border-success/25 bg-success-ground text-foreground [&>svg]:text-success",
        warning: "border-warning/25 bg-warning-ground text-foreground [&>svg]:text-warning",
        danger: "border-danger/25 bg-danger-ground text-foreground [&>svg]:text-danger",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

/** A message in a box; give it `role="alert"` or `role="status"` when it appears by itself. */
export function Alert(
  { className, tone, ...props }: ComponentProps<"div"> & VariantProps<typeof alertVariants>,
) {
  return <div className={classNames(alertVariants({ tone }), className)} {...props} />;
}
