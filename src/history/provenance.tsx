import { useId } from "react";
import type { ReactNode } from "react";
import { LoadError } from "../components/load-error.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { GrantSpendingList } from "./grant-spending-list.tsx";
import type { Movement } from "../credits/movement.ts";
import { PayingGrantList } from "./paying-grant-list.tsx";
import { usePayingGrants } from "./use-paying-grants.ts";

type ProvenanceProps = {
  tenantId: string;
  movement: Movement;
  onOpen: (entryId: number) => void;
};

/** Which credits a movement took or gave back; of credits that came, what they were spent on. */
export function Provenance({ tenantId, movement, onOpen }: ProvenanceProps) {
  const { t } = useI18n();
  switch (movement.kind) {
    case "deduct":
    case "capture":
    case "reverse":
      return <PaidBy tenantId={tenantId} movement={movement} title={t("history.detail.paid_by")} />;
    case "restore":
      return (
        <PaidBy tenantId={tenantId} movement={movement} title={t("history.detail.returned_to")} />
      );
    case "topup":
    case "adjust":
      return movement.amountCredits < 0 || movement.grantId === null
        ? <PaidBy tenantId={tenantId} movement={movement} title={t("history.detail.paid_by")} />
        : (
          <Part title={t("history.detail.spent_on")}>
            <GrantSpendingList tenantId={tenantId} grantId={movement.grantId} onOpen={onOpen} />
          </Part>
        );
    case "expire":
      return null;
    default:
      return movement.kind satisfies never;
  }
}

type PaidByProps = { tenantId: string; movement: Movement; title: string };

function PaidBy({ tenantId, movement, title }: PaidByProps) {
  const { t } = useI18n();
  const grants = usePayingGrants(tenantId, movement.entryId);
  if (grants.data?.length === 0) return null;
  return (
    <Part title={title}>
      {grants.data !== undefined
        ? <PayingGrantList grants={grants.data} isReturn={movement.kind === "restore"} />
        : grants.isError
        ? (
          <LoadError
            text={t("history.detail.provenance_error")}
            onRetry={() => void grants.refetch()}
          />
        )
        : <Skeleton className="h-11" />}
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="mt-5">
      <h3 id={titleId} className="mb-2 text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}
