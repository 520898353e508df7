import type { ComponentProps } from "react";
import { cva } from "class-variance-authority";
import type { VariantProps } from "class-variance-authority";
import { classNames } from "../class-names.ts";

/** The look of a button, for a link that leads somewhere. */
export const buttonClassNames = cva(
  "inline-flex shrink-0 cursor-pointer items-center justify-center gap-2 rounded-lg text-sm font-medium transition-colors select-none disabled:cursor-not-allowed disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground shadow-xs not-disabled:hover:bg-primary-hover",
        secondary:
          "border border-control/60 bg-surface text-foreground shadow-xs not-disabled:hover:bg-muted",
        ghost: "text-foreground not-disabled:hover:bg-muted",
      },
      size: {
        small: "min-h-8 px-3 py-1 max-sm:min-h-10",
        medium: "min-h-10 px-4 py-2",
        icon: "size-10",
      },
    },
    defaultVariants: { variant: "primary", size: "medium" },
  },
);

/** A button; `type="button"` unless it is told to submit. */
export function Button(
  { className, variant, size, type, ...props }:
    & ComponentProps<"button">
    & VariantProps<typeof buttonClassNames>,
) {
  return (
    <button
      type={type ?? "button"}
      className={classNames(buttonClassNames({ variant, size }), className)}
      {...props}
    />
  );
}
