import { Send } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { noticeProblem } from "./describe-notice.ts";
import { FormProblem } from "./form-problem.tsx";
import { useChangeSetting } from "./use-change-setting.ts";

/** Sends one notice now, and says whether it arrived. */
export function EndpointTest({ tenantId }: { tenantId: string }) {
  const { t } = useI18n();
  const test = useChangeSetting(
    tenantId,
    (api, tenant_id: string) => api.testEndpoint({ tenant_id }),
  );
  return (
    <div className="grid gap-3 border-t pt-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          variant="secondary"
          size="small"
          aria-busy={test.isPending}
          onClick={() => {
            if (!test.isPending) test.mutate(tenantId);
          }}
        >
          <Send aria-hidden />
          {t("notices.test")}
        </Button>
        <p role="status" className="min-w-0 text-sm">
          {test.isPending
            ? t("notices.test.running")
            : test.data === undefined
            ? null
            : test.data.delivered
            ? <span className="text-success">{t("notices.test.delivered")}</span>
            : (
              <span className="text-danger">
                {t("notices.test.failed", {
                  problem: noticeProblem(t, test.data.problem) ?? "",
                })}
              </span>
            )}
        </p>
      </div>
      <FormProblem error={test.error} />
    </div>
  );
}
