import { useActions } from "../credits/use-actions.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useTenant } from "../tenants/tenant-context.tsx";
import { useMembers } from "../tenants/use-members.ts";
import type { HistoryFilter } from "./history-filter.ts";
import { KIND_TEXT } from "./kind-text.ts";
import { memberName } from "./member-name.ts";
import { useMovements } from "./use-movements.ts";

/** Says on paper, where no filter can be seen, whose history it is, of when, and what is missing. */
export function PrintSummary({ readerId, filter }: { readerId: string; filter: HistoryFilter }) {
  const { t, formats, language } = useI18n();
  const { tenantId, name } = useTenant();
  const { data: members = [] } = useMembers(tenantId);
  const { data: actions = [] } = useActions();
  const { rows = [], readAt, hasMore } = useMovements(tenantId, filter);
  const { kind, action, member, from, to } = filter;
  // Noon is on the same day wherever the reader is.
  const day = (isoDay: string) => formats.day(`${isoDay}T12:00:00`);
  const narrowedTo = [
    ...(kind === null ? [] : [t(KIND_TEXT[kind])]),
    ...(action === null
      ? []
      : [actions.find((item) => item.action === action)?.labels[language] ?? action]),
    ...(member === null ? [] : [memberName(member, { members, readerId, t })]),
    ...(from === null ? [] : [t("history.print.from", { day: day(from) })]),
    ...(to === null ? [] : [t("history.print.to", { day: day(to) })]),
  ];
  return (
    <div className="mb-3 hidden text-sm print:block">
      <p className="font-medium">{[name, ...narrowedTo].join(" · ")}</p>
      <p className="text-muted-foreground tabular-nums">
        {t(hasMore ? "history.print.part" : "history.print.whole", {
          moment: formats.moment(readAt),
          rows: formats.count(rows.length),
        })}
      </p>
    </div>
  );
}
