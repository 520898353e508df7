import { Link } from "wouter";
import type { OperatorRecord } from "../../supabase/functions/_shared/credits/operator-log.ts";
import { Badge } from "../components/ui/badge.tsx";
import { TableCell, TableRow } from "../components/ui/table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { describeAct } from "./describe-act.ts";
import { WideTable } from "./wide-table.tsx";

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
    <WideTable
      label={t("operations.log")}
      columns={[
        t("operations.when"),
        t("operations.log.act"),
        t("operations.tenant"),
        t("operations.log.operator"),
        t("operations.outcome"),
      ]}
    >
      {records.map((record) => {
        const { label, tone } = record.outcome === null ? UNKNOWN : OUTCOMES[record.outcome];
        return (
          <TableRow key={record.record_id}>
            <TableCell className="whitespace-nowrap">{formats.moment(record.created_at)}</TableCell>
            <TableCell className="max-w-80 whitespace-normal">
              <span className="font-medium">{describeAct(record, { t, formats })}</span>
              {record.subject === null
                ? null
                : (
                  <code className="block text-xs break-all text-muted-foreground">
                    {record.subject}
                  </code>
                )}
              {record.reason === null
                ? null
                : <span className="block text-muted-foreground">{record.reason}</span>}
            </TableCell>
            <TableCell>
              {record.tenant_id === null ? "–" : (
                <Link
                  href={`/operations/tenants/${record.tenant_id}`}
                  className="text-primary underline-offset-4 hover:underline"
                >
                  {record.tenant_name ?? record.tenant_id}
                </Link>
              )}
            </TableCell>
            <TableCell>
              {record.actor_email ??
                t("operations.log.former", { id: record.actor.slice(0, SHORT_ID_LENGTH) })}
            </TableCell>
            <TableCell>
              <Badge tone={tone}>{t(label)}</Badge>
              {record.code === null
                ? null
                : <code className="block text-xs text-muted-foreground">{record.code}</code>}
            </TableCell>
          </TableRow>
        );
      })}
    </WideTable>
  );
}
