import { Link } from "wouter";
import type { OperatorRecord } from "../../supabase/functions/_shared/credits/operator-log.ts";
import { Badge } from "../components/ui/badge.tsx";
import { RecordTable } from "../components/ui/record-table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { describeAct } from "./describe-act.ts";

const OUTCOMES = {
  done: { label: "operations.log.done", tone: "success" },
  refused: { label: "operations.log.refused", tone: "warning" },
  failed: { label: "operations.log.failed", tone: "danger" },
} as const;

/** Long enough to tell people apart whose address is gone. */
const SHORT_ID_LENGTH = 8;

const UNKNOWN = { label: "operations.log.open", tone: "neutral" } as const;

/** The log's lines: who, what with its reason, about whom, and what came of it. */
export function LogTable({ records }: { records: readonly OperatorRecord[] }) {
  const { t, formats } = useI18n();
  return (
    <RecordTable
      label={t("operations.log")}
      rows={records}
      keyOf={({ record_id }) => record_id}
      columns={[
        {
          name: t("operations.when"),
          cell: ({ created_at }) => (
            <span className="whitespace-nowrap">{formats.moment(created_at)}</span>
          ),
        },
        {
          name: t("operations.log.act"),
          cell: ({ subject, reason, ...act }) => (
            <>
              <span className="font-medium">{describeAct(act, { t, formats })}</span>
              {subject === null
                ? null
                : <code className="block text-xs text-muted-foreground">{subject}</code>}
              {reason === null
                ? null
                : <span className="block text-muted-foreground">{reason}</span>}
            </>
          ),
        },
        {
          name: t("operations.tenant"),
          cell: ({ tenant_id, tenant_name }) =>
            tenant_id === null ? "–" : (
              <Link
                href={`/operations/tenants/${tenant_id}`}
                className="text-primary underline-offset-4 hover:underline"
              >
                {tenant_name ?? tenant_id}
              </Link>
            ),
        },
        {
          name: t("operations.log.operator"),
          cell: ({ actor, actor_email }) =>
            actor_email ?? t("operations.log.former", { id: actor.slice(0, SHORT_ID_LENGTH) }),
        },
        {
          name: t("operations.outcome"),
          cell: ({ outcome, code }) => {
            const { label, tone } = outcome === null ? UNKNOWN : OUTCOMES[outcome];
            return (
              <>
                <Badge tone={tone}>{t(label)}</Badge>
                {code === null
                  ? null
                  : <code className="block text-xs text-muted-foreground">{code}</code>}
              </>
            );
          },
        },
      ]}
    />
  );
}
