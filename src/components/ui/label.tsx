import type { ComponentProps } from "react";
import { Label as Primitive } from "radix-ui";
import { classNames } from "../class-names.ts";

/** The name of a field. */
export function Label({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={classNames("text-sm font-medium", className)}
      {...props}
    />
  );
}
