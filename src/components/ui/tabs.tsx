import type { ComponentProps } from "react";
import { Tabs as Primitive } from "radix-ui";
import { classNames } from "../class-names.ts";

/** Several views of one subject, one at a time. */
export const Tabs = Primitive.Root;

/** The names of the views, in lines where one has no room for them; name it with `aria-label`. */
export function TabsList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
  return (
    <Primitive.List
      className={classNames(
        "flex flex-wrap gap-x-1 inset-shadow-[0_-1px_var(--border)]",
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
