import type { ComponentProps } from "react";
import { DropdownMenu as Primitive } from "radix-ui";
import { classNames } from "../class-names.ts";

/** A menu of things to do. */
export const DropdownMenu = Primitive.Root;

/** What opens the menu. */
export const DropdownMenuTrigger = Primitive.Trigger;

/** The menu's box. */
export function DropdownMenuContent(
  { className, ...props }: ComponentProps<typeof Primitive.Content>,
) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align="end"
        sideOffset={4}
        className={classNames(
          "z-50 max-w-[calc(100vw-1rem)] min-w-56 animate-fade-in rounded-xl border bg-surface p-1 shadow-lg",
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}

/** Something to know about the menu. */
export function DropdownMenuLabel(
  { className, ...props }: ComponentProps<typeof Primitive.Label>,
) {
  return (
    <Primitive.Label
      className={classNames("px-3 py-2 text-sm break-all text-muted-foreground", className)}
      {...props}
    />
  );
}

/** Something to do. */
export function DropdownMenuItem(
  { className, ...props }: ComponentProps<typeof Primitive.Item>,
) {
  return (
    <Primitive.Item
      className={classNames(
        "flex min-h-10 cursor-pointer items-center gap-2 rounded-lg px-3 text-sm outline-none data-highlighted:bg-muted [&_svg]:size-4",
        className,
      )}
      {...props}
    />
  );
}
