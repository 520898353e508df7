import { useActions } from "../credits/use-actions.ts";
import { usePackages } from "../credits/use-packages.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useMembers } from "../tenants/use-members.ts";
import type { AuditRecord } from "./audit-record.ts";
import { describeAudit, isOfSupport } from "./describe-audit.ts";
import type { AuditSpeech } from "./describe-audit.ts";
import { useMemberName } from "./use-member-name.ts";

type AuditListProps = { tenantId: string; records: AuditRecord[] };

/** The records as sentences, each with who and when. */
export function AuditList({ tenantId, records }: AuditListProps) {
  const { t, formats, language } = useI18n();
  const { data: members } = useMembers(tenantId);
  const { data: actions = [] } = useActions();
  const { data: packages = [] } = usePackages();
  const nameOf = useMemberName();
  const memberOf = (userId: string | null) => members?.find((member) => member.userId === userId);
  const speech: AuditSpeech = {
    ...{ t, formats },
    memberName: (userId) =>
      userId === null
        ? t("audit.nobody")
        // A name that comes a moment later is better than a wrong one.
        : members === undefined
        ? "…"
        : nameOf(memberOf(userId)),
    actionName: (action) =>
      actions.find((item) => item.action === action)?.labels[language] ?? action,
    packageName: (packageId) =>
      packages.find((item) => item.packageId === packageId)?.labels[language] ?? packageId,
  };
  const whoDid = ({ action, actor }: AuditRecord) =>
    actor !== null && isOfSupport(action) && members !== undefined && memberOf(actor) === undefined
      ? t("audit.support")
      : speech.memberName(actor);
  if (records.length === 0) {
    return (
      <p className="border-t px-5 py-8 text-center text-sm text-muted-foreground sm:px-6">
        {t("audit.empty")}
      </p>
    );
  }
  return (
    <ol>
      {records.map((record) => (
        <li key={record.recordId} className="border-t px-5 py-3 text-sm sm:px-6">
          <p className="break-words">{describeAudit(record, speech)}</p>
          {record.reason === null ? null : (
            <p className="text-muted-foreground">
              {t("audit.reason", { reason: record.reason })}
            </p>
          )}
          <p className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-muted-foreground tabular-nums">
            <time dateTime={record.createdAt}>{formats.moment(record.createdAt)}</time>
            <span aria-hidden>·</span>
            <span className="break-all">{whoDid(record)}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
