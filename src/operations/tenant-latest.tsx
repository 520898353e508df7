import { TableCell, TableRow } from "../components/ui/table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { describeMovement } from "../credits/describe-movement.ts";
import { Section } from "./section.tsx";
import type { TenantDetail } from "./tenant-detail.ts";
import { WideTable } from "./wide-table.tsx";

/** The latest movements, purchases and audit records; codes as they are, for people who know them. */
export function TenantLatest({ detail }: { detail: TenantDetail }) {
  const i18n = useI18n();
  const { t, formats } = i18n;
  const { entries, purchases, audit } = detail;
  const none = (rows: unknown[]) => rows.length === 0 ? t("operations.nothing_yet") : null;
  const code = (text: string) => <code className="text-xs">{text}</code>;
  return (
    <>
      <Section title={t("operations.latest.entries")} empty={none(entries)}>
        <WideTable
          label={t("operations.latest.entries")}
          columns={[
            t("operations.when"),
            t("operations.what"),
            t("operations.credits"),
            t("operations.tenants.balance"),
          ]}
        >
          {entries.map((entry) => (
            <TableRow key={entry.entryId}>
              <TableCell className="whitespace-nowrap">{formats.moment(entry.createdAt)}</TableCell>
              <TableCell className="w-full">
                {describeMovement(entry, i18n)}
                {entry.reference === null && entry.reason === null
                  ? null
                  : (
                    <span className="block text-muted-foreground [overflow-wrap:anywhere]">
                      {entry.reference ?? entry.reason}
                    </span>
                  )}
              </TableCell>
              <TableCell className="tabular-nums">{formats.signed(entry.amountCredits)}</TableCell>
              <TableCell className="tabular-nums">{formats.count(entry.balanceAfter)}</TableCell>
            </TableRow>
          ))}
        </WideTable>
      </Section>
      <Section title={t("operations.latest.purchases")} empty={none(purchases)}>
        <WideTable
          label={t("operations.latest.purchases")}
          columns={[
            t("operations.when"),
            t("operations.package"),
            t("operations.credits"),
            t("operations.price"),
            t("operations.status"),
          ]}
        >
          {purchases.map((purchase) => (
            <TableRow key={purchase.purchase_id}>
              <TableCell>{formats.moment(purchase.created_at)}</TableCell>
              <TableCell>{code(purchase.package_id)}</TableCell>
              <TableCell className="tabular-nums">
                {formats.count(purchase.amount_credits)}
              </TableCell>
              <TableCell>{formats.money(purchase.price_minor, purchase.currency)}</TableCell>
              <TableCell>{code(purchase.status)}</TableCell>
            </TableRow>
          ))}
        </WideTable>
      </Section>
      <Section title={t("operations.latest.audit")} empty={none(audit)}>
        <WideTable
          label={t("operations.latest.audit")}
          columns={[t("operations.when"), t("operations.kind"), t("operations.reason")]}
        >
          {audit.map((record) => (
            <TableRow key={record.record_id}>
              <TableCell>{formats.moment(record.created_at)}</TableCell>
              <TableCell>{code(record.action)}</TableCell>
              <TableCell>{record.reason}</TableCell>
            </TableRow>
          ))}
        </WideTable>
      </Section>
    </>
  );
}
