import { describe, expect, it } from "vitest";
import { startFunctionsHost } from "../../stack/functions-host.ts";
import { repositoryDirectory } from "../../stack/repository.ts";

const WORKING = {
  SUPABASE_URL: "http://127.0.0.1:1",
  SUPABASE_PUBLISHABLE_KEYS: '{"default":"sb_publishable_x"}',
  SUPABASE_SECRET_KEYS: '{"default":"sb_secret_x"}',
  STRIPE_SECRET_KEY: "sk_test_0123456789",
  STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcdef",
  CREDITS_SITE_URL: "http://127.0.0.1:2",
};

describe("the functions", () => {
  it("start with a complete environment", async () => {
    await using host = await startFunctionsHost({
      projectDirectory: repositoryDirectory,
      environment: WORKING,
    });
    expect(host.names).toContain("credit-webhook");
  });

  it.each([
    ["a blank webhook secret", { STRIPE_WEBHOOK_SECRET: "" }, "STRIPE_WEBHOOK_SECRET"],
    ["a malformed webhook secret", { STRIPE_WEBHOOK_SECRET: "secret" }, "STRIPE_WEBHOOK_SECRET"],
    ["a live key beside a simulator", {
      STRIPE_SECRET_KEY: "sk_live_0123456789",
      STRIPE_API_URL: "http://127.0.0.1:3",
    }, "STRIPE_API_URL"],
  ])("refuse to start with %s and name the variable", async (_, wrong, variable) => {
    const start = startFunctionsHost({
      projectDirectory: repositoryDirectory,
      environment: { ...WORKING, ...wrong },
    });
    await expect(start).rejects.toThrow(variable);
  });
});
