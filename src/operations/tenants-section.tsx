import { useId, useState } from "react";
import { z } from "zod";
import { tenantOverview } from "../../supabase/functions/_shared/credits/tenant-overview-rows.ts";
import { Button } from "../components/ui/button.tsx";
import { Checkbox } from "../components/ui/checkbox.tsx";
import { Input } from "../components/ui/input.tsx";
import { Label } from "../components/ui/label.tsx";
import { LoadMore } from "../components/ui/load-more.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { problemText } from "./problem-text.ts";
import { Section } from "./section.tsx";
import { TenantsTable } from "./tenants-table.tsx";
import { useOperationsPages } from "./use-operations.ts";

const answer = z.object({ tenants: z.array(tenantOverview), next: z.string().nullable() });
const paging = { cursor: "after_tenant_id", answer };

/** All tenants by name, to be searched, or those alone that are in debt. */
export function TenantsSection() {
  const { t } = useI18n();
  const [text, setText] = useState("");
  const [search, setSearch] = useState("");
  const [isDebt, setDebt] = useState(false);
  const searchId = useId();
  const debtId = useId();
  const tenants = useOperationsPages("/tenants", {
    ...(search === "" ? {} : { search }),
    ...(isDebt ? { standing: "debt" } : {}),
  }, paging);
  const rows = tenants.data?.pages.flatMap((page) => page.tenants) ?? [];
  return (
    <div className="grid gap-4">
      <form
        role="search"
        className="flex flex-wrap items-end gap-x-4 gap-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          setSearch(text.trim());
        }}
      >
        <div className="grid min-w-40 flex-1 gap-1.5 sm:max-w-sm">
          <Label htmlFor={searchId}>{t("operations.tenants.search")}</Label>
          <Input
            id={searchId}
            type="search"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <Button type="submit" variant="secondary">{t("operations.tenants.find")}</Button>
        <div className="flex min-h-10 items-center gap-2">
          <Checkbox
            id={debtId}
            checked={isDebt}
            onChange={(event) => setDebt(event.target.checked)}
          />
          <Label htmlFor={debtId}>{t("operations.tenants.only_debt")}</Label>
        </div>
      </form>
      <Section
        title={t("operations.tenants")}
        answer={tenants}
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
    </div>
  );
}
