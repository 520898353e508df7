import { useId, useState } from "react";
import { z } from "zod";
import type {
  TenantOrder,
  TenantStanding,
} from "../../supabase/functions/_shared/credits/operations-request.ts";
import { tenantOverview } from "../../supabase/functions/_shared/credits/tenant-overview-rows.ts";
import { Button } from "../components/ui/button.tsx";
import { Input } from "../components/ui/input.tsx";
import { Label } from "../components/ui/label.tsx";
import { LoadMore } from "../components/ui/load-more.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { FilterChoice } from "./filter-choice.tsx";
import { problemText } from "./problem-text.ts";
import { Section } from "./section.tsx";
import { TenantsTable } from "./tenants-table.tsx";
import { useOperationsPages } from "./use-operations.ts";

const answer = z.object({ tenants: z.array(tenantOverview), next: z.string().nullable() });
const paging = { cursor: "after", answer };

/** All tenants by name, to be searched, narrowed to how they stand, and by balance. */
export function TenantsSection() {
  const { t } = useI18n();
  const [text, setText] = useState("");
  const [search, setSearch] = useState("");
  const [standing, setStanding] = useState<TenantStanding | null>(null);
  const [sort, setSort] = useState<TenantOrder | null>(null);
  const searchId = useId();
  const tenants = useOperationsPages("/tenants", {
    ...(search === "" ? {} : { search }),
    ...(standing === null ? {} : { standing }),
    ...(sort === null ? {} : { sort }),
  }, paging);
  const rows = tenants.data?.pages.flatMap((page) => page.tenants) ?? [];
  return (
    <Section
      title={t("operations.tenants")}
      answer={tenants}
      filter={
        <form
          role="search"
          className="flex flex-wrap items-end gap-x-4 gap-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            setSearch(text.trim());
          }}
        >
          <div className="grid min-w-40 flex-1 gap-1 sm:max-w-sm">
            <Label htmlFor={searchId} className="text-xs text-muted-foreground">
              {t("operations.tenants.search")}
            </Label>
            <Input
              id={searchId}
              type="search"
              maxLength={200}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <Button type="submit" variant="secondary">{t("operations.tenants.find")}</Button>
          <FilterChoice
            label={t("operations.tenants.standing")}
            all={t("operations.tenants.any_standing")}
            value={standing}
            options={[
              { value: "debt", name: t("operations.tenants.in_debt") },
              { value: "frozen", name: t("operations.tenants.frozen") },
            ]}
            onChoose={setStanding}
          />
          <FilterChoice
            label={t("operations.tenants.order")}
            all={t("operations.tenants.by_name")}
            value={sort}
            options={[
              { value: "balance_low", name: t("operations.tenants.balance_low") },
              { value: "balance_high", name: t("operations.tenants.balance_high") },
            ]}
            onChoose={setSort}
          />
        </form>
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
