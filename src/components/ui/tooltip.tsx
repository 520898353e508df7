import type { ComponentProps, ReactNode } from "react";
import { Tooltip as Primitive } from "radix-ui";
import { classNames } from "../class-names.ts";

type TooltipProps = ComponentProps<typeof Primitive.Content> & {
  /** What is said, beside the trigger, on hover and on focus; never the only place that says it. */
  text: string;
  /** One element that takes the focus. */
  children: ReactNode;
};

/** A remark on a control. */
export function Tooltip({ text, children, className, ...props }: TooltipProps) {
  return (
    <Primitive.Provider delayDuration={300}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            sideOffset={6}
            collisionPadding={8}
            className={classNames(
              "z-50 max-w-64 animate-fade-in rounded-lg bg-foreground px-2.5 py-1.5 text-xs text-background shadow-lg",
              className,
            )}
            {...props}
          >
            {text}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
