import { useState } from "react";
import { connectorStatus } from "../../supabase/functions/_shared/credits/operations-rows.ts";
import { Badge } from "../components/ui/badge.tsx";
import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { Notice } from "./notice.tsx";
import { Section } from "./section.tsx";
import { useOperation } from "./use-operations.ts";

/** Beyond this the tolerance of signatures, five minutes, is in danger. */
const MAX_SKEW_SECONDS = 60;

/** Whether Stripe answers, whom it takes us for, and whether it reaches us. Tests when asked. */
export function ConnectorSection() {
  const { t, formats } = useI18n();
  const [testedAt, setTestedAt] = useState<string | null>(null);
  const test = useOperation("/connector", connectorStatus);
  const status = test.data;
  const skew = status?.clock_skew_seconds ?? 0;
  const isGood = status?.reachable === true && status.webhook_secrets > 0 &&
    Math.abs(skew) <= MAX_SKEW_SECONDS;
  const facts = status === undefined ? [] : [
    [t("operations.connector.account"), status.account ?? "–"],
    [
      t("operations.connector.mode"),
      status.livemode ? t("operations.connector.live") : t("operations.connector.test_mode"),
    ],
    [
      t("operations.connector.server"),
      status.is_simulator ? t("operations.connector.simulator") : t("operations.connector.stripe"),
    ],
    [t("operations.connector.version"), status.api_version],
    [
      t("operations.connector.secrets"),
      status.webhook_secrets === 0
        ? t("operations.connector.no_secret")
        : formats.count(status.webhook_secrets),
    ],
    [
      t("operations.connector.skew"),
      status.clock_skew_seconds === null
        ? "–"
        : t("operations.connector.seconds", { count: formats.count(status.clock_skew_seconds) }),
    ],
    [
      t("operations.connector.last_event"),
      status.last_event_at === null ? t("operations.never") : formats.moment(status.last_event_at),
    ],
  ] as const;
  return (
    <div className="grid gap-4">
      <Notice
        text={status === undefined
          ? null
          : isGood
          ? t("operations.connector.good", { at: formats.moment(testedAt ?? "") })
          : t("operations.connector.bad")}
        isGood={isGood}
        error={test.error}
      />
      <Section
        title={t("operations.connector")}
        description={t("operations.connector.description")}
        empty={status === undefined ? t("operations.connector.untested") : null}
        actions={
          <Button
            aria-busy={test.isPending}
            onClick={() => {
              setTestedAt(new Date().toISOString());
              if (!test.isPending) test.mutate({});
            }}
          >
            {t("operations.connector.test")}
          </Button>
        }
      >
        <dl className="grid gap-x-8 border-t px-5 py-2 sm:grid-cols-2 sm:px-6">
          <div className="flex items-center justify-between gap-4 py-2.5">
            <dt className="text-sm text-muted-foreground">{t("operations.status")}</dt>
            <dd>
              <Badge tone={status?.reachable === true ? "success" : "danger"}>
                {status?.reachable === true
                  ? t("operations.connector.reachable")
                  : t("operations.connector.unreachable")}
              </Badge>
            </dd>
          </div>
          {facts.map(([name, value]) => (
            <div key={name} className="flex items-center justify-between gap-4 py-2.5">
              <dt className="text-sm text-muted-foreground">{name}</dt>
              <dd className="text-right text-sm font-medium tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}
