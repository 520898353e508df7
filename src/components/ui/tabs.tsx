import { useEffect, useRef } from "react";
import type { ComponentProps } from "react";
import { Tabs as Primitive } from "radix-ui";
import { classNames } from "../class-names.ts";

/** Several views of one subject, one at a time. */
export const Tabs = Primitive.Root;

/** The row of the views' names; name it with `aria-label`. */
export function TabsList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A link may lead to a view whose name a phone has no room for.
    list.current?.querySelector("[data-state=active]")
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  }, []);
  return (
    <Primitive.List
      ref={list}
      className={classNames(
        "flex gap-1 overflow-x-auto inset-shadow-[0_-1px_var(--border)]",
        className,
      )}
      {...props}
    />
  );
}

/** The name of a view. */
export function TabsTrigger({ className, ...props }: ComponentProps<typeof Primitive.Trigger>) {
  return (
    <Primitive.Trigger
      className={classNames(
        "min-h-10 cursor-pointer border-b-2 border-transparent px-3 text-sm font-medium whitespace-nowrap text-muted-foreground -outline-offset-2 hover:text-foreground data-[state=active]:border-primary data-[state=active]:text-foreground",
        className,
      )}
      {...props}
    />
  );
}

/** A view. */
export function TabsContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return <Primitive.Content className={classNames("pt-5", className)} {...props} />;
}
