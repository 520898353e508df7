import { useState } from "react";
import type { FormEvent } from "react";
import { Field } from "../components/field.tsx";
import { Button } from "../components/ui/button.tsx";
import { Input } from "../components/ui/input.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { Endpoint } from "./endpoint.ts";
import { EndpointTest } from "./endpoint-test.tsx";
import { FormProblem } from "./form-problem.tsx";
import { NewSecret } from "./new-secret.tsx";
import { useChangeSetting } from "./use-change-setting.ts";

type EndpointFormProps = { tenantId: string; endpoint: Endpoint | null };

/** The address, its secret when that is new, and what can be done about both. */
export function EndpointForm({ tenantId, endpoint }: EndpointFormProps) {
  const { t, formats } = useI18n();
  const [text, setText] = useState<string | null>(null);
  const [wasSent, setSent] = useState(false);
  const change = useChangeSetting(
    tenantId,
    (api, url: string | null) => api.setEndpoint({ tenant_id: tenantId, url }),
  );
  const url = (text ?? endpoint?.url ?? "").trim();
  const isWrong = !URL.canParse(url) || !/^https?:/.test(url);
  const isChanged = url !== endpoint?.url;

  function save(event: FormEvent) {
    event.preventDefault();
    setSent(true);
    if (!isWrong) change.mutate(url);
  }

  function remove() {
    setText("");
    setSent(false);
    change.mutate(null);
  }

  return (
    <div className="grid gap-4">
      <form noValidate className="grid gap-4" onSubmit={save}>
        <Field
          label={t("notices.endpoint.url")}
          hint={endpoint === null
            ? t("notices.endpoint.hint")
            : t("notices.endpoint.since", { moment: formats.moment(endpoint.setAt) })}
          error={wasSent && isWrong ? t("notices.endpoint.wrong") : null}
        >
          {(control) => (
            <Input
              {...control}
              type="url"
              inputMode="url"
              autoComplete="off"
              placeholder={t("notices.endpoint.example")}
              value={text ?? endpoint?.url ?? ""}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            variant={isChanged ? "primary" : "secondary"}
            disabled={change.isPending}
          >
            {t(isChanged ? "settings.save" : "notices.endpoint.rotate")}
          </Button>
          {endpoint === null
            ? null
            : (
              <Button variant="secondary" disabled={change.isPending} onClick={remove}>
                {t("notices.endpoint.remove")}
              </Button>
            )}
        </div>
      </form>
      <FormProblem error={change.error} />
      {typeof change.data?.secret === "string" ? <NewSecret secret={change.data.secret} /> : null}
      {endpoint === null ? null : <EndpointTest tenantId={tenantId} />}
    </div>
  );
}
