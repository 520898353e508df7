import { RecordTable } from "../components/ui/record-table.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { describeMovement } from "../credits/describe-movement.ts";
import { Section } from "./section.tsx";
import type { TenantDetail } from "./tenant-detail.ts";

/** The latest movements, purchases and audit records; codes as they are, for people who know them. */
export function TenantLatest({ detail }: { detail: TenantDetail }) {
  const i18n = useI18n();
  const { t, formats } = i18n;
  const { entries, purchases, audit } = detail;
  const none = (rows: unknown[]) => rows.length === 0 ? t("operations.nothing_yet") : null;
  const moment = (at: string) => <span className="whitespace-nowrap">{formats.moment(at)}</span>;
  const code = (text: string) => <code className="text-xs">{text}</code>;
  return (
    <>
      <Section title={t("operations.latest.entries")} empty={none(entries)}>
        <RecordTable
          label={t("operations.latest.entries")}
          rows={entries}
          keyOf={({ entryId }) => entryId}
          columns={[
            { name: t("operations.when"), cell: (entry) => moment(entry.createdAt) },
            {
              name: t("operations.what"),
              cell: (entry) => (
                <>
                  {describeMovement(entry, i18n)}
                  {entry.reference === null && entry.reason === null
                    ? null
                    : (
                      <span className="block text-muted-foreground">
                        {entry.reference ?? entry.reason}
                      </span>
                    )}
                </>
              ),
            },
            {
              name: t("operations.credits"),
              kind: "number",
              cell: (entry) => formats.signed(entry.amountCredits),
            },
            {
              name: t("operations.tenants.balance"),
              kind: "number",
              cell: (entry) => formats.count(entry.balanceAfter),
            },
          ]}
        />
      </Section>
      <Section title={t("operations.latest.purchases")} empty={none(purchases)}>
        <RecordTable
          label={t("operations.latest.purchases")}
          rows={purchases}
          keyOf={({ purchase_id }) => purchase_id}
          columns={[
            { name: t("operations.when"), cell: (purchase) => moment(purchase.created_at) },
            { name: t("operations.package"), cell: (purchase) => code(purchase.package_id) },
            {
              name: t("operations.credits"),
              kind: "number",
              cell: (purchase) => formats.count(purchase.amount_credits),
            },
            {
              name: t("operations.price"),
              kind: "number",
              cell: ({ price_minor, currency }) => formats.money(price_minor, currency),
            },
            { name: t("operations.status"), cell: (purchase) => code(purchase.status) },
          ]}
        />
      </Section>
      <Section title={t("operations.latest.audit")} empty={none(audit)}>
        <RecordTable
          label={t("operations.latest.audit")}
          rows={audit}
          keyOf={({ record_id }) => record_id}
          columns={[
            { name: t("operations.when"), cell: (record) => moment(record.created_at) },
            { name: t("operations.kind"), cell: (record) => code(record.action) },
            { name: t("operations.reason"), cell: (record) => record.reason },
          ]}
        />
      </Section>
    </>
  );
}
