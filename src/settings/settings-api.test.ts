import "../i18n/testing/every-message.ts";
import { FunctionsHttpError } from "@supabase/supabase-js";
import { expect, it } from "vitest";
import { createTranslate } from "../i18n/translate.ts";
import { problemText } from "./problem-text.ts";
import { createSettingsApi } from "./settings-api.ts";

const TENANT = { tenant_id: "11111111-1111-4111-8111-111111111111" };

const answering = (data: unknown, error: unknown = null) =>
  createSettingsApi({ invoke: () => Promise.resolve({ data, error }) });

const refused = (code: string) =>
  answering(null, new FunctionsHttpError(Response.json({ error: { code } }, { status: 400 })));

it("a change that is made answers with what the form shows", async () => {
  const api = answering({ outcome: "set", secret: "whsec_once" });
  expect(await api.setEndpoint({ ...TENANT, url: "https://hooks.example/" }))
    .toEqual({ outcome: "set", secret: "whsec_once" });
});

it("a refusal is said in its own words, one that has none as unexpected", async () => {
  const saidOf = async (code: string) =>
    problemText(
      createTranslate("en"),
      await refused(code).testEndpoint(TENANT).catch((error: unknown) => error),
    );
  const unexpected = await saidOf("internal");
  expect(await saidOf("rate_limited")).not.toBe(unexpected);
  expect(await saidOf("a_code_of_tomorrow")).toBe(unexpected);
});
