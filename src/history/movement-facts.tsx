import type { ReactNode } from "react";
import { Link } from "wouter";
import { CopyButton } from "../components/copy-button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useMembers } from "../tenants/use-members.ts";
import { actorName } from "./member-name.ts";
import type { Movement } from "../credits/movement.ts";

type MovementFactsProps = { tenantId: string; readerId: string; movement: Movement };

/** What the books say of a movement, with the ids that support and other systems ask for. */
export function MovementFacts({ tenantId, readerId, movement }: MovementFactsProps) {
  const { t, formats } = useI18n();
  const { data: members } = useMembers(tenantId);
  const who = actorName(movement, { members, readerId, t });
  return (
    <dl className="mt-4 grid gap-x-4 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      <Fact name={t("credits.column.amount")}>{formats.signed(movement.amountCredits)}</Fact>
      <Fact name={t("history.detail.balance")}>{formats.count(movement.balanceAfter)}</Fact>
      {who === null ? null : <Fact name={t("history.detail.who")}>{who}</Fact>}
      <Text name={t("history.detail.reference")} text={movement.reference} />
      {movement.reason === null
        ? null
        : <Fact name={t("history.detail.reason")}>{movement.reason}</Fact>}
      <Text name={t("history.detail.entry")} text={String(movement.entryId)} />
      <Text
        name={t("history.detail.origin")}
        text={movement.originEntryId === null ? null : String(movement.originEntryId)}
      />
      <Text name={t("history.detail.grant")} text={movement.grantId} />
      <Text name={t("history.detail.purchase")} text={movement.purchaseId}>
        <Link
          href={`/purchases?id=${movement.purchaseId ?? ""}`}
          className="font-medium text-primary hover:underline print:hidden"
        >
          {t("history.detail.to_purchase")}
        </Link>
      </Text>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="col-span-full grid grid-cols-subgrid items-baseline border-t py-2 first:border-t-0">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="min-w-0 tabular-nums [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** A fact that somebody may have to pass on letter by letter; nothing where there is none. */
function Text(
  { name, text, children }: { name: string; text: string | null; children?: ReactNode },
) {
  if (text === null) return null;
  return (
    <Fact name={name}>
      <span className="-my-1.5 flex flex-wrap items-center gap-x-2">
        <code className="min-w-0 font-mono text-sm">{text}</code>
        <CopyButton text={text} what={name} />
        {children}
      </span>
    </Fact>
  );
}
