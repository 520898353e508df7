import type { ReactNode } from "react";
import type { LucideIcon } from "lucide-react";
import { Alert } from "../components/ui/alert.tsx";

type NoticeProps = {
  tone: "warning" | "danger";
  icon: LucideIcon;
  title: string;
  body: string;
  /** The way out. */
  children: ReactNode;
};

/** Something about the account that wants a person: what it is, and what they can do. */
export function Notice({ tone, icon: Icon, title, body, children }: NoticeProps) {
  return (
    <Alert tone={tone}>
      <Icon aria-hidden />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-60 flex-1">
          <p className="font-semibold">{title}</p>
          <p className="max-w-prose">{body}</p>
        </div>
        <div className="flex flex-wrap gap-2 print:hidden">{children}</div>
      </div>
    </Alert>
  );
}
