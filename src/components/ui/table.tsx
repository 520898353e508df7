import type { ComponentProps } from "react";
import { classNames } from "../class-names.ts";

/** A table as wide as its box. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return <table className={classNames("w-full border-collapse text-sm", className)} {...props} />;
}

/** The name of a column. */
export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={classNames(
        "px-3 py-2 text-left text-xs whitespace-nowrap font-medium text-muted-foreground first:pl-5 last:pr-5 sm:first:pl-6 sm:last:pr-6",
        className,
      )}
      {...props}
    />
  );
}

/** A line of the table. */
export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={classNames("border-t", className)} {...props} />;
}

/** A cell. */
export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return (
    <td
      className={classNames(
        "px-3 py-3 align-top first:pl-5 last:pr-5 sm:first:pl-6 sm:last:pr-6",
        className,
      )}
      {...props}
    />
  );
}
