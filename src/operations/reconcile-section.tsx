import { z } from "zod";
import { reconcileAnswer } from "../../supabase/functions/_shared/credits/operations-rows.ts";
import { type Run, runRow } from "../../supabase/functions/_shared/credits/reconcile-rows.ts";
import { Badge } from "../components/ui/badge.tsx";
import { Button } from "../components/ui/button.tsx";
import { RecordTable } from "../components/ui/record-table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { Notice } from "./notice.tsx";
import { Section } from "./section.tsx";
import { useOperation, useOperationsAnswer } from "./use-operations.ts";

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
        <RecordTable
          label={t("operations.reconcile")}
          rows={rows}
          keyOf={({ run_id }) => run_id}
          columns={[
            { name: t("operations.when"), cell: (row) => formats.moment(row.started_at) },
            {
              name: t("operations.outcome"),
              cell: ({ outcome, is_dry_run }) => (
                <span className="flex flex-wrap gap-1">
                  <Badge tone={OUTCOMES[outcome].tone}>{t(OUTCOMES[outcome].label)}</Badge>
                  {is_dry_run ? <Badge>{t("operations.run.dry")}</Badge> : null}
                </span>
              ),
            },
            {
              name: t("operations.run.looked"),
              kind: "number",
              cell: (row) => formats.count(row.looked_at),
            },
            {
              name: t("operations.run.repaired"),
              kind: "number",
              cell: (row) => formats.count(row.repaired),
            },
            {
              name: t("operations.run.unable"),
              kind: "number",
              cell: (row) => formats.count(row.unable),
            },
            {
              name: t("operations.run.findings"),
              cell: ({ findings }) =>
                findings.length === 0 ? null : (
                  <ul className="grid gap-1">
                    {findings.map((finding) => (
                      <li key={`${finding.part} ${finding.stripe_id} ${finding.reason}`}>
                        <code className="text-xs">{finding.reason} · {finding.stripe_id}</code>
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      </Section>
    </div>
  );
}
