import type { ComponentProps } from "react";
import { Switch as Primitive } from "radix-ui";
import { classNames } from "../class-names.ts";

/** Turns something on or off at once; name it with a `Label` or `aria-label`. */
export function Switch({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={classNames(
        "inline-flex h-6 w-10 shrink-0 cursor-pointer items-center rounded-full border border-control bg-muted px-0.5 transition-colors",
        "data-[state=checked]:border-primary data-[state=checked]:bg-primary disabled:cursor-not-allowed disabled:opacity-55",
        className,
      )}
      {...props}
    >
      <Primitive.Thumb className="block size-4.5 rounded-full bg-control transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-primary-foreground" />
    </Primitive.Root>
  );
}
