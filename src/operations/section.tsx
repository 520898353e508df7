import { useId } from "react";
import type { ReactNode } from "react";
import { LoadError } from "../components/load-error.tsx";
import {
  Card,
  CardContent,
  CardDescription,
  CardHeader,
  CardTitle,
} from "../components/ui/card.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { problemText } from "./problem-text.ts";

type SectionProps = {
  title: string;
  description?: string;
  /** What can be done with all of it. */
  actions?: ReactNode;
  /** What narrows it: stays while the answer is on its way, or empty. */
  filter?: ReactNode;
  /** The answer it shows: its place is kept while it is on its way. */
  answer?: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown };
  /** Said in place of an empty list. */
  empty?: string | null;
  children: ReactNode;
};

/** One subject of the operators' pages, with its ways of not being there. */
export function Section(props: SectionProps) {
  const { title, description, actions, filter, answer, empty = null, children } = props;
  const { t } = useI18n();
  const titleId = useId();
  return (
    <Card className="min-w-0" aria-labelledby={titleId} aria-busy={answer?.isPending === true}>
      <CardHeader className="flex flex-wrap items-start justify-between gap-3 pb-4">
        <div className="min-w-[min(100%,16rem)] flex-1">
          <CardTitle id={titleId}>{title}</CardTitle>
          {description === undefined ? null : <CardDescription>{description}</CardDescription>}
        </div>
        {actions}
      </CardHeader>
      {filter === undefined ? null : <div className="border-t px-5 py-4 sm:px-6">{filter}</div>}
      {answer?.isError === true
        ? (
          <CardContent className="border-t">
            <LoadError text={problemText(t, answer.error)} onRetry={() => void answer.refetch()} />
          </CardContent>
        )
        : answer?.isPending === true
        ? (
          <CardContent className="grid gap-3 border-t">
            <Skeleton className="h-6 w-full" />
            <Skeleton className="h-6 w-2/3" />
            <Skeleton className="h-6 w-3/4" />
          </CardContent>
        )
        : empty === null
        ? children
        : <p className="border-t px-6 py-10 text-center text-muted-foreground">{empty}</p>}
    </Card>
  );
}
