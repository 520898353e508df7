import { FunctionsHttpError } from "@supabase/supabase-js";
import { expect, it } from "vitest";
import { createSettingsApi } from "./settings-api.ts";
import { SettingsProblem } from "./settings-problem.ts";

const TENANT = { tenant_id: "11111111-1111-4111-8111-111111111111" };

const answering = (data: unknown, error: unknown = null) =>
  createSettingsApi({ invoke: () => Promise.resolve({ data, error }) });

const refused = (status: number, body: unknown) =>
  answering(null, new FunctionsHttpError(Response.json(body, { status })));

const problemOf = async (api: ReturnType<typeof createSettingsApi>) => {
  const problem = await api.testEndpoint(TENANT).catch((error: unknown) => error);
  return problem instanceof SettingsProblem ? [problem.code, problem.requestId] : problem;
};

it("a change that is made answers with what the form shows", async () => {
  const api = answering({ outcome: "set", secret: "whsec_once" });
  expect(await api.setEndpoint({ ...TENANT, url: "https://hooks.example/" }))
    .toEqual({ outcome: "set", secret: "whsec_once" });
});

it("a refusal is a problem with a name, whatever the server says", async () => {
  const error = { code: "rate_limited", request_id: "r-1" };
  expect(await problemOf(refused(429, { error }))).toEqual(["rate_limited", "r-1"]);
  expect(await problemOf(refused(500, { error: { code: "internal" } })))
    .toEqual(["unexpected", null]);
  expect(await problemOf(answering({ delivered: "yes" }))).toEqual(["unexpected", null]);
});
