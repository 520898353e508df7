import { useId } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import { LoadError } from "../components/load-error.tsx";
import {
  Card,
  CardContent,
  CardDescription,
  CardHeader,
  CardTitle,
} from "../components/ui/card.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { Endpoint } from "./endpoint.ts";
import { EndpointForm } from "./endpoint-form.tsx";

type EndpointCardProps = { tenantId: string; endpoint: UseQueryResult<Endpoint | null> };

/** Where the tenant's own system is told what happens to its credits. */
export function EndpointCard({ tenantId, endpoint }: EndpointCardProps) {
  const { t } = useI18n();
  const titleId = useId();
  return (
    <Card aria-labelledby={titleId} aria-busy={endpoint.isPending}>
      <CardHeader>
        <CardTitle id={titleId}>{t("notices.endpoint")}</CardTitle>
        <CardDescription>{t("notices.endpoint.note")}</CardDescription>
      </CardHeader>
      <CardContent className="pt-4">
        {endpoint.data !== undefined
          ? <EndpointForm tenantId={tenantId} endpoint={endpoint.data} />
          : endpoint.isError
          ? <LoadError text={t("notices.endpoint.error")} onRetry={() => void endpoint.refetch()} />
          : <Skeleton className="h-16" />}
      </CardContent>
    </Card>
  );
}
