import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type PageHeaderProps = {
  title: string;
  /** One sentence about the page. */
  description?: string;
  /** What can be done on the page as a whole. */
  children?: ReactNode;
};

/** A page's name; the shell moves the focus here, so that a screen reader says where one has arrived. */
export function PageHeader({ title, description, children }: PageHeaderProps) {
  return (
    <div
      className={classNames(
        "mb-6 flex flex-wrap justify-between gap-x-6 gap-y-4",
        description === undefined ? "items-center" : "items-end",
      )}
    >
      <div className="min-w-0">
        <h1 tabIndex={-1} className="text-2xl font-semibold tracking-tight outline-none">
          {title}
        </h1>
        {description === undefined
          ? null
          : <p className="mt-1 max-w-prose text-pretty text-muted-foreground">{description}</p>}
      </div>
      {children}
    </div>
  );
}
