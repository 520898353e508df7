import { useId, useState } from "react";
import { LoadError } from "../components/load-error.tsx";
import { Badge } from "../components/ui/badge.tsx";
import { Card, CardHeader, CardTitle } from "../components/ui/card.tsx";
import { LoadMore } from "../components/ui/load-more.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { noticeProblem, noticeTitle } from "./describe-notice.ts";
import type { Notice } from "./notice.ts";
import { useNotices } from "./use-notices.ts";

const PAGE = 10;
const STATE_LOOK = {
  pending: { tone: "warning", text: "notices.state.pending" },
  delivered: { tone: "success", text: "notices.state.delivered" },
  given_up: { tone: "danger", text: "notices.state.given_up" },
} as const;

/** What the tenant's own system was told lately, and whether it listened. */
export function NoticeLog({ tenantId }: { tenantId: string }) {
  const { t } = useI18n();
  const [most, setMost] = useState(PAGE);
  // One more than is shown says whether there is more.
  const notices = useNotices(tenantId, most + 1);
  const titleId = useId();
  return (
    <Card aria-labelledby={titleId} aria-busy={notices.isPending}>
      <CardHeader className="pb-4">
        <CardTitle id={titleId}>{t("notices.log")}</CardTitle>
      </CardHeader>
      {notices.data === undefined
        ? (
          <div className="border-t p-5">
            {notices.isError
              ? (
                <LoadError
                  text={t("notices.log.error")}
                  onRetry={() => void notices.refetch()}
                />
              )
              : <Skeleton className="h-16" />}
          </div>
        )
        : notices.data.length === 0
        ? (
          <p className="border-t px-5 py-8 text-center text-sm text-muted-foreground sm:px-6">
            {t("notices.log.empty")}
          </p>
        )
        : (
          <>
            <ul>
              {notices.data.slice(0, most).map((item) => (
                <NoticeLine key={item.noticeId} notice={item} />
              ))}
            </ul>
            {notices.data.length > most && (
              <LoadMore
                label={t("credits.load_more")}
                isLoading={notices.isFetching}
                error={null}
                onLoad={() => setMost(most + PAGE)}
              />
            )}
          </>
        )}
    </Card>
  );
}

function NoticeLine({ notice }: { notice: Notice }) {
  const { t, formats } = useI18n();
  const { tone, text } = STATE_LOOK[notice.state];
  const problem = noticeProblem(t, notice.lastProblem);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-t px-5 py-3 text-sm sm:px-6">
      <div className="min-w-0">
        <p>{noticeTitle(t, notice.type)}</p>
        <p className="text-xs text-muted-foreground tabular-nums">
          {formats.moment(notice.createdAt)}
        </p>
      </div>
      <div className="text-right max-sm:text-left">
        <Badge tone={tone}>{t(text)}</Badge>
        {notice.state === "delivered" || problem === null
          ? null
          : (
            <p className="mt-1 text-xs text-muted-foreground tabular-nums">
              {notice.state === "given_up" ? problem : t("notices.next_attempt", {
                problem,
                moment: formats.moment(notice.nextAttemptAt),
              })}
            </p>
          )}
      </div>
    </li>
  );
}
