import type { ComponentProps } from "react";
import { RadioGroup as Primitive } from "radix-ui";
import { classNames } from "../class-names.ts";

/** A choice of one, moved through with the arrow keys. */
export function RadioGroup({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root className={classNames("grid gap-2.5", className)} {...props} />;
}

/** One of the choice, as a card: the whole card is the target. */
export function RadioCard(
  { className, children, ...props }: ComponentProps<typeof Primitive.Item>,
) {
  return (
    <Primitive.Item
      className={classNames(
        "group flex min-h-16 w-full cursor-pointer items-center gap-3.5 rounded-xl border border-control/60 bg-surface px-4 py-3 text-left transition-colors hover:bg-muted",
        "data-[state=checked]:border-primary data-[state=checked]:bg-selected data-[state=checked]:ring-1 data-[state=checked]:ring-primary data-[state=checked]:ring-inset",
        className,
      )}
      {...props}
    >
      <span
        aria-hidden
        className="flex size-4.5 shrink-0 items-center justify-center rounded-full border border-control bg-surface group-data-[state=checked]:border-primary"
      >
        <Primitive.Indicator className="size-2.5 rounded-full bg-primary" />
      </span>
      {children}
    </Primitive.Item>
  );
}
