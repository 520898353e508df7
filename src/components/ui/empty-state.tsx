import type { ReactNode } from "react";
import type { LucideIcon } from "lucide-react";
import { classNames } from "../class-names.ts";

type EmptyStateProps = {
  icon: LucideIcon;
  title: string;
  /** What will be here, or what to do about it. */
  description: string;
  /** `h1` where it stands in for a whole page. */
  level?: "h1" | "h2" | "h3" | "p";
  className?: string;
  /** The way on. */
  children?: ReactNode;
};

/** Stands where there is nothing to show yet, and says how that changes. */
export function EmptyState(
  { icon: Icon, title, description, level: Title = "p", className, children }: EmptyStateProps,
) {
  return (
    <div className={classNames("px-5 py-12 text-center", className)}>
      <span className="mx-auto flex size-11 items-center justify-center rounded-full bg-muted">
        <Icon aria-hidden className="size-5 text-muted-foreground" />
      </span>
      <Title
        className={classNames(
          "mt-4 outline-none",
          Title === "h1" ? "text-lg font-semibold" : "font-medium",
        )}
        {...(Title === "h1" ? { tabIndex: -1 } : {})}
      >
        {title}
      </Title>
      <p className="mx-auto mt-1 max-w-md text-sm text-balance text-muted-foreground">
        {description}
      </p>
      {children === undefined ? null : <div className="mt-5 flex justify-center">{children}</div>}
    </div>
  );
}
