import { useId } from "react";
import { LoadError } from "../components/load-error.tsx";
import {
  Card,
  CardContent,
  CardDescription,
  CardHeader,
  CardTitle,
} from "../components/ui/card.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { usePackages } from "../credits/use-packages.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { AutoTopupForm } from "./auto-topup-form.tsx";
import { AutoTopupStatus } from "./auto-topup-status.tsx";
import { MissingCard } from "./missing-card.tsx";
import { useAutoTopup } from "./use-auto-topup.ts";

type AutoTopupSectionProps = { tenantId: string; mayAgree: boolean };

/** Whether a saved card is charged when credits run low, why not, and the order to do so. */
export function AutoTopupSection({ tenantId, mayAgree }: AutoTopupSectionProps) {
  const { t } = useI18n();
  const autoTopup = useAutoTopup(tenantId);
  const packages = usePackages();
  const titleId = useId();
  const isPending = autoTopup.isPending || packages.isPending;

  function reload() {
    void autoTopup.refetch();
    void packages.refetch();
  }

  return (
    <Card aria-labelledby={titleId} aria-busy={isPending}>
      <CardHeader>
        <CardTitle id={titleId}>{t("auto_topup.title")}</CardTitle>
        <CardDescription>{t("auto_topup.note")}</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-6">
        {autoTopup.data !== undefined && packages.data !== undefined
          ? (
            <>
              {autoTopup.data.order === null
                ? mayAgree ? null : <p className="text-sm">{t("auto_topup.never_on")}</p>
                : (
                  <AutoTopupStatus
                    tenantId={tenantId}
                    order={autoTopup.data.order}
                    mayAgree={mayAgree}
                  />
                )}
              {mayAgree
                ? (
                  <>
                    {autoTopup.data.cardSavedAt === null ? <MissingCard /> : null}
                    <AutoTopupForm
                      tenantId={tenantId}
                      order={autoTopup.data.order}
                      packages={packages.data}
                    />
                  </>
                )
                : <p className="text-sm text-muted-foreground">{t("auto_topup.not_allowed")}</p>}
            </>
          )
          : isPending
          ? <Skeleton className="h-64" />
          : <LoadError text={t("auto_topup.error")} onRetry={reload} />}
      </CardContent>
    </Card>
  );
}
