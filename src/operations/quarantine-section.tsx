import { useState } from "react";
import { z } from "zod";
import { retried } from "../../supabase/functions/_shared/credits/operations-rows.ts";
import {
  type QuarantineCase,
  quarantineCase,
  resolution,
} from "../../supabase/functions/_shared/credits/quarantine-rows.ts";
import { Button } from "../components/ui/button.tsx";
import { RecordTable } from "../components/ui/record-table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { Notice } from "./notice.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";
import { Section } from "./section.tsx";
import { useOperation, useOperationsAnswer } from "./use-operations.ts";

const answer = z.object({ cases: z.array(quarantineCase) });

/** What would not fit: to be tried again by Stripe's word of now, or resolved with a reason. */
export function QuarantineSection() {
  const { t, formats } = useI18n();
  const [chosen, setChosen] = useState<QuarantineCase | null>(null);
  const cases = useOperationsAnswer("/quarantine", {}, answer);
  const retry = useOperation("/quarantine/retry", retried);
  const resolve = useOperation("/quarantine/resolve", resolution);
  const rows = cases.data?.cases ?? [];
  const outcome = retry.data === undefined
    ? null
    : retry.data.healed
    ? t("operations.quarantine.healed")
    : t("operations.quarantine.still", { reason: retry.data.still?.reason ?? "" });
  return (
    <div className="grid gap-4">
      <Notice text={outcome} isGood={retry.data?.healed === true} error={retry.error} />
      <Section
        title={t("operations.quarantine")}
        description={t("operations.quarantine.description")}
        answer={cases}
        empty={rows.length === 0 ? t("operations.quarantine.empty") : null}
      >
        <RecordTable
          label={t("operations.quarantine")}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { name: t("operations.since"), cell: (row) => formats.moment(row.since) },
            {
              name: t("operations.cause"),
              cell: (row) => <code className="text-xs">{row.reason}</code>,
            },
            {
              name: t("operations.what"),
              cell: (row) => (
                <>
                  {row.event_type ?? t("operations.purchase")}
                  <span className="block font-mono text-xs text-muted-foreground">{row.id}</span>
                </>
              ),
            },
            {
              name: t("operations.price"),
              kind: "number",
              cell: ({ price_minor, currency }) =>
                price_minor === null || currency === null
                  ? "–"
                  : formats.money(price_minor, currency),
            },
            {
              name: t("operations.act"),
              kind: "buttons",
              cell: (row) => (
                <>
                  <Button
                    size="small"
                    variant="secondary"
                    aria-busy={retry.isPending}
                    aria-label={t("operations.retry_one", { id: row.id })}
                    onClick={() => {
                      if (!retry.isPending) retry.mutate({ case_id: row.id });
                    }}
                  >
                    {t("operations.retry")}
                  </Button>
                  <Button
                    size="small"
                    variant="secondary"
                    aria-label={t("operations.quarantine.resolve_one", { id: row.id })}
                    onClick={() => setChosen(row)}
                  >
                    {t("operations.quarantine.resolve")}
                  </Button>
                </>
              ),
            },
          ]}
        />
      </Section>
      <ReasonDialog
        title={t("operations.quarantine.resolve_title")}
        description={t("operations.quarantine.resolve_body")}
        action={t("operations.quarantine.resolve")}
        isOpen={chosen !== null}
        isBusy={resolve.isPending}
        error={resolve.error}
        onOpenChange={() => setChosen(null)}
        onDecide={(reason) =>
          resolve.mutate({ case_id: chosen?.id, reason }, { onSuccess: () => setChosen(null) })}
      />
    </div>
  );
}
