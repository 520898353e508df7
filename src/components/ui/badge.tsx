import type { ComponentProps } from "react";
import { cva } from "class-variance-authority";
import type { VariantProps } from "class-variance-authority";
import { classNames } from "../class-names.ts";

const badgeVariants = cva(
  "inline-flex items-center gap-1 rounded-md px-1.5 py-0.5 text-xs font-medium whitespace-nowrap [&>svg]:size-3",
  {
    variants: {
      tone: {
        neutral: "bg-muted text-muted-foreground",
        primary: "bg-selected text-primary",
        success: "bg-success-ground text-success",
        warning: "bg-warning-ground text-warning",
        danger: "bg-danger-ground text-danger",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

/** A word or two about the state of a thing; the words carry the meaning, the colour supports it. */
export function Badge(
  { className, tone, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeVariants>,
) {
  return <span className={classNames(badgeVariants({ tone }), className)} {...props} />;
}
