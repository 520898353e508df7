import type { ComponentProps } from "react";
import { Check, ChevronsUpDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import { classNames } from "../class-names.ts";

/** A choice of one among few. */
export const Select = Primitive.Root;

/** The chosen one. */
export const SelectValue = Primitive.Value;

/** The button that shows the choice and opens the list. */
export function SelectTrigger(
  { className, children, ...props }: ComponentProps<typeof Primitive.Trigger>,
) {
  return (
    <Primitive.Trigger
      className={classNames(
        "flex min-h-10 min-w-0 cursor-pointer items-center justify-between gap-2 rounded-lg px-3 text-sm font-medium hover:bg-muted [&>span]:truncate",
        className,
      )}
      {...props}
    >
      {children}
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground print:hidden" />
    </Primitive.Trigger>
  );
}

/** The list. */
export function SelectContent(
  { className, children, ...props }: ComponentProps<typeof Primitive.Content>,
) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        position="popper"
        sideOffset={4}
        className={classNames(
          "z-50 max-h-(--radix-select-content-available-height) max-w-[calc(100vw-1rem)] min-w-(--radix-select-trigger-width) animate-fade-in overflow-hidden rounded-xl border bg-surface p-1 shadow-lg",
          className,
        )}
        {...props}
      >
        <Primitive.Viewport>{children}</Primitive.Viewport>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** One of the list: its name, and a second line if it has more to say. */
export function SelectItem(
  { className, children, detail, ...props }:
    & ComponentProps<typeof Primitive.Item>
    & { detail?: string },
) {
  return (
    <Primitive.Item
      className={classNames(
        "relative flex min-h-10 cursor-pointer flex-col justify-center rounded-lg py-1.5 pr-9 pl-3 text-sm outline-none data-highlighted:bg-muted",
        className,
      )}
      {...props}
    >
      <Primitive.ItemText>{children}</Primitive.ItemText>
      {detail === undefined
        ? null
        : <span className="text-xs text-muted-foreground">{detail}</span>}
      <Primitive.ItemIndicator className="absolute right-3">
        <Check aria-hidden className="size-4" />
      </Primitive.ItemIndicator>
    </Primitive.Item>
  );
}
