import { useState } from "react";
import { Link } from "wouter";
import { z } from "zod";
import {
  type Freeze,
  freeze,
  liftedFreeze,
} from "../../supabase/functions/_shared/credits/quarantine-rows.ts";
import { Button } from "../components/ui/button.tsx";
import { RecordTable } from "../components/ui/record-table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";
import { Section } from "./section.tsx";
import { useOperation, useOperationsAnswer } from "./use-operations.ts";

const answer = z.object({ freezes: z.array(freeze) });

/** Accounts that may not spend, and why; a person may lift what no dispute decides any more. */
export function FreezesSection() {
  const { t, formats } = useI18n();
  const [chosen, setChosen] = useState<Freeze | null>(null);
  const freezes = useOperationsAnswer("/freezes", {}, answer);
  const lift = useOperation("/freezes/lift", liftedFreeze);
  const rows = freezes.data?.freezes ?? [];
  return (
    <>
      <Section
        title={t("operations.freezes")}
        description={t("operations.freezes.description")}
        answer={freezes}
        empty={rows.length === 0 ? t("operations.freezes.empty") : null}
      >
        <RecordTable
          label={t("operations.freezes")}
          rows={rows}
          keyOf={(row) => `${row.tenant_id} ${row.cause_id}`}
          columns={[
            { name: t("operations.since"), cell: (row) => formats.moment(row.frozen_at) },
            {
              name: t("operations.cause"),
              cell: ({ cause, cause_id }) => (
                <>
                  {cause === "dispute"
                    ? t("operations.freezes.dispute")
                    : t("operations.freezes.fraud")}
                  <span className="block font-mono text-xs text-muted-foreground">{cause_id}</span>
                </>
              ),
            },
            {
              name: t("operations.tenant"),
              cell: ({ tenant_id, tenant_name }) => (
                <Link
                  href={`/operations/tenants/${tenant_id}`}
                  className="text-primary underline-offset-4 hover:underline"
                >
                  {tenant_name ?? tenant_id}
                </Link>
              ),
            },
            {
              name: t("operations.act"),
              kind: "buttons",
              cell: (row) => (
                <Button
                  size="small"
                  variant="secondary"
                  aria-label={t("operations.freezes.lift_one", { id: row.cause_id })}
                  onClick={() => setChosen(row)}
                >
                  {t("operations.freezes.lift")}
                </Button>
              ),
            },
          ]}
        />
      </Section>
      <ReasonDialog
        title={t("operations.freezes.lift_title")}
        description={t("operations.freezes.lift_body")}
        action={t("operations.freezes.lift")}
        isOpen={chosen !== null}
        isBusy={lift.isPending}
        error={lift.error}
        onOpenChange={() => setChosen(null)}
        onDecide={(reason) =>
          lift.mutate(
            { tenant_id: chosen?.tenant_id, cause_id: chosen?.cause_id, reason },
            { onSuccess: () => setChosen(null) },
          )}
      />
    </>
  );
}
