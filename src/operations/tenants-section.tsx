import { useSearchParams } from "wouter";
import { z } from "zod";
import { tenantOverview } from "../../supabase/functions/_shared/credits/tenant-overview-rows.ts";
import { LoadMore } from "../components/ui/load-more.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { FilterChoice } from "./filter-choice.tsx";
import { problemText } from "./problem-text.ts";
import { SearchField } from "./search-field.tsx";
import { Section } from "./section.tsx";
import { readTenantsFilter, type TenantsFilter, writeTenantsFilter } from "./tenants-filter.ts";
import { TenantsTable } from "./tenants-table.tsx";
import { useOperationsPages } from "./use-operations.ts";

const answer = z.object({ tenants: z.array(tenantOverview), next: z.string().nullable() });
const paging = { cursor: "after", answer };

/** All tenants by name, to be searched, narrowed to how they stand, and by balance: by the address. */
export function TenantsSection() {
  const { t } = useI18n();
  const [address, setAddress] = useSearchParams();
  const filter = readTenantsFilter(address);
  const tenants = useOperationsPages("/tenants", writeTenantsFilter(filter), paging);
  const rows = tenants.data?.pages.flatMap((page) => page.tenants) ?? [];
  const set = (change: Partial<TenantsFilter>) =>
    setAddress(writeTenantsFilter({ ...filter, ...change }), { replace: true });
  return (
    <Section
      title={t("operations.tenants")}
      answer={tenants}
      filter={
        <div className="grid gap-3 sm:grid-cols-[2fr_1fr_1fr]">
          <SearchField
            label={t("operations.tenants.search")}
            action={t("operations.tenants.find")}
            value={filter.search ?? ""}
            onSearch={(text) => set({ search: text === "" ? null : text })}
          />
          <FilterChoice
            label={t("operations.tenants.standing")}
            all={t("operations.tenants.any_standing")}
            value={filter.standing}
            options={[
              { value: "debt", name: t("operations.tenants.in_debt") },
              { value: "frozen", name: t("operations.tenants.frozen") },
            ]}
            onChoose={(standing) => set({ standing })}
          />
          <FilterChoice
            label={t("operations.tenants.order")}
            all={t("operations.tenants.by_name")}
            value={filter.sort}
            options={[
              { value: "balance_low", name: t("operations.tenants.balance_low") },
              { value: "balance_high", name: t("operations.tenants.balance_high") },
            ]}
            onChoose={(sort) => set({ sort })}
          />
        </div>
      }
      empty={rows.length === 0 ? t("operations.tenants.empty") : null}
    >
      <TenantsTable tenants={rows} />
      {tenants.hasNextPage
        ? (
          <LoadMore
            label={t("operations.more")}
            isLoading={tenants.isFetchingNextPage}
            error={tenants.isFetchNextPageError ? problemText(t, tenants.error) : null}
            onLoad={() => void tenants.fetchNextPage()}
          />
        )
        : null}
    </Section>
  );
}
