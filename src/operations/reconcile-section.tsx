import { z } from "zod";
import { reconcileAnswer } from "../../supabase/functions/_shared/credits/operations-rows.ts";
import { type Run, runRow } from "../../supabase/functions/_shared/credits/reconcile-rows.ts";
import { Badge } from "../components/ui/badge.tsx";
import { Button } from "../components/ui/button.tsx";
import { TableCell, TableRow } from "../components/ui/table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { Notice } from "./notice.tsx";
import { Section } from "./section.tsx";
import { useOperation, useOperationsAnswer } from "./use-operations.ts";
import { WideTable } from "./wide-table.tsx";

const answer = z.object({ runs: z.array(runRow) });

const OUTCOMES = {
  running: { label: "operations.run.running", tone: "primary" },
  complete: { label: "operations.run.complete", tone: "success" },
  partial: { label: "operations.run.partial", tone: "neutral" },
  failed: { label: "operations.run.failed", tone: "danger" },
  abandoned: { label: "operations.run.abandoned", tone: "warning" },
} as const satisfies Record<Run["outcome"], unknown>;

/** The comparisons of Stripe's objects with ours, and one more at once, for good or only to look. */
export function ReconcileSection() {
  const { t, formats } = useI18n();
  const runs = useOperationsAnswer("/reconcile/runs", {}, answer);
  const run = useOperation("/reconcile/run", reconcileAnswer);
  const rows = runs.data?.runs ?? [];
  const report = run.data;
  const start = (dry_run: boolean) => {
    if (!run.isPending) run.mutate({ dry_run });
  };
  const text = report === undefined
    ? null
    : report.outcome === "busy"
    ? t("operations.reconcile.busy")
    : t("operations.reconcile.report", {
      looked: formats.count(report.looked_at),
      repaired: formats.count(report.repaired),
      unable: formats.count(report.unable),
    });
  return (
    <div className="grid gap-4">
      <Notice
        text={run.isPending ? t("operations.reconcile.working") : text}
        isGood={report?.outcome === "complete" && report.unable === 0}
        error={run.error}
      />
      <Section
        title={t("operations.reconcile")}
        description={t("operations.reconcile.description")}
        answer={runs}
        empty={rows.length === 0 ? t("operations.reconcile.empty") : null}
        actions={
          <div className="flex flex-wrap gap-2">
            <Button variant="secondary" aria-busy={run.isPending} onClick={() => start(true)}>
              {t("operations.reconcile.dry")}
            </Button>
            <Button aria-busy={run.isPending} onClick={() => start(false)}>
              {t("operations.reconcile.now")}
            </Button>
          </div>
        }
      >
        <WideTable
          label={t("operations.reconcile")}
          columns={[
            t("operations.when"),
            t("operations.outcome"),
            t("operations.run.looked"),
            t("operations.run.repaired"),
            t("operations.run.unable"),
            t("operations.run.findings"),
          ]}
        >
          {rows.map((row) => (
            <TableRow key={row.run_id}>
              <TableCell>{formats.moment(row.started_at)}</TableCell>
              <TableCell>
                <span className="flex flex-wrap gap-1">
                  <Badge tone={OUTCOMES[row.outcome].tone}>{t(OUTCOMES[row.outcome].label)}</Badge>
                  {row.is_dry_run ? <Badge>{t("operations.run.dry")}</Badge> : null}
                </span>
              </TableCell>
              <TableCell className="tabular-nums">{formats.count(row.looked_at)}</TableCell>
              <TableCell className="tabular-nums">{formats.count(row.repaired)}</TableCell>
              <TableCell className="tabular-nums">{formats.count(row.unable)}</TableCell>
              <TableCell>
                <ul className="grid gap-1">
                  {row.findings.map((finding) => (
                    <li key={`${finding.part} ${finding.stripe_id} ${finding.reason}`}>
                      <code className="text-xs">{finding.reason} · {finding.stripe_id}</code>
                    </li>
                  ))}
                </ul>
              </TableCell>
            </TableRow>
          ))}
        </WideTable>
      </Section>
    </div>
  );
}
