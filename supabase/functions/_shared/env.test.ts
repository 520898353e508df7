import { describe, expect, test } from "vitest";
import {
  readRateEnv,
  readSiteEnv,
  readStripeEnv,
  readSupabaseEnv,
  readWebhookSecrets,
} from "./env.ts";

const SUPABASE = {
  SUPABASE_URL: "https://project.supabase.example",
  SUPABASE_PUBLISHABLE_KEYS: '{"web":"sb_publishable_web","default":"sb_publishable_default"}',
  SUPABASE_SECRET_KEYS: '{"default":"sb_secret_one","ci":"sb_secret_two"}',
};

/** The message of what a reader throws. */
function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return "nothing was thrown";
}

describe("Supabase", () => {
  test("plural key variables come before singular ones, and all secret keys count", () => {
    const env = readSupabaseEnv({
      ...SUPABASE,
      SUPABASE_ANON_KEY: "old publishable",
      SUPABASE_SERVICE_ROLE_KEY: "old secret",
    });

    expect(env).toEqual({
      url: "https://project.supabase.example",
      publishableKey: "sb_publishable_default",
      secretKeys: ["sb_secret_one", "sb_secret_two"],
      env: "project.supabase.example",
    });
  });

  test.each([
    ["SUPABASE_PUBLISHABLE_KEY", "SUPABASE_SECRET_KEY"],
    ["SUPABASE_ANON_KEY", "SUPABASE_SERVICE_ROLE_KEY"],
  ])("%s and %s are the fallback", (publishable, secret) => {
    const env = readSupabaseEnv({
      SUPABASE_URL: SUPABASE.SUPABASE_URL,
      SUPABASE_SECRET_KEYS: "{}",
      [publishable]: "the publishable one",
      [secret]: "the secret one",
    });

    expect(env).toMatchObject({
      publishableKey: "the publishable one",
      secretKeys: ["the secret one"],
    });
  });

  test("CREDITS_ENV names the environment in place of the project's host", () => {
    expect(readSupabaseEnv({ ...SUPABASE, CREDITS_ENV: "staging" }).env).toBe("staging");
  });

  test.each(["SUPABASE_URL", "SUPABASE_PUBLISHABLE_KEYS", "SUPABASE_SECRET_KEYS"])(
    "without %s it refuses to start and says so",
    (name) => {
      expect(messageOf(() => readSupabaseEnv({ ...SUPABASE, [name]: undefined }))).toContain(name);
    },
  );

  test.each(["SECRET VALUE", '["SECRET VALUE"]', '{"default":7,"x":"SECRET VALUE"}'])(
    "a damaged key dictionary is named and not repeated: %s",
    (SUPABASE_SECRET_KEYS) => {
      const message = messageOf(() => readSupabaseEnv({ ...SUPABASE, SUPABASE_SECRET_KEYS }));

      expect(message).toContain("SUPABASE_SECRET_KEYS: must be JSON");
      expect(message).not.toContain("SECRET VALUE");
    },
  );
});

describe("Stripe", () => {
  test.each([["sk_test_abc", false], ["rk_test_abc", false], ["sk_live_abc", true]] as const)(
    "the mode follows from the key: %s",
    (STRIPE_SECRET_KEY, livemode) => {
      expect(readStripeEnv({ STRIPE_SECRET_KEY }).livemode).toBe(livemode);
    },
  );

  test("a test key may speak to a simulator", () => {
    const source = { STRIPE_SECRET_KEY: "sk_test_abc", STRIPE_API_URL: "http://127.0.0.1:12111" };

    expect(readStripeEnv(source).apiUrl).toBe("http://127.0.0.1:12111");
  });

  test("a live key beside STRIPE_API_URL refuses to start", () => {
    const source = { STRIPE_SECRET_KEY: "rk_live_abc", STRIPE_API_URL: "http://127.0.0.1:12111" };

    expect(messageOf(() => readStripeEnv(source))).toContain("STRIPE_API_URL must not be set");
  });

  test.each(["", "pk_test_abc", "sk_test_", "SECRET VALUE"])("the key %j is refused", (key) => {
    const message = messageOf(() => readStripeEnv({ STRIPE_SECRET_KEY: key }));

    expect(message).toContain("STRIPE_SECRET_KEY: must look like");
    expect(message).not.toContain("SECRET VALUE");
  });
});

describe("the webhook's secrets", () => {
  const one = "whsec_0123456789abcdef";
  const two = "whsec_fedcba9876543210";

  test("are one, or several during a rotation", () => {
    expect(readWebhookSecrets({ STRIPE_WEBHOOK_SECRET: one })).toEqual([one]);
    expect(readWebhookSecrets({ STRIPE_WEBHOOK_SECRET: `${one}, ${two}` })).toEqual([one, two]);
  });

  test.each([undefined, "", " ", "whsec_", "whsec_short", "0123456789abcdef0123", `${one},`])(
    "refuse to start when they are %j",
    (STRIPE_WEBHOOK_SECRET) => {
      const message = messageOf(() => readWebhookSecrets({ STRIPE_WEBHOOK_SECRET }));

      expect(message).toMatch(/^Cannot start: .*STRIPE_WEBHOOK_SECRET/);
      expect(message).not.toContain("0123456789abcdef");
    },
  );
});

describe("the site", () => {
  test("allows its own origin unless others are listed", () => {
    const CREDITS_SITE_URL = "https://portal.example/costs";

    expect(readSiteEnv({ CREDITS_SITE_URL })).toEqual({
      siteUrl: CREDITS_SITE_URL,
      allowedOrigins: ["https://portal.example"],
    });
    expect(
      readSiteEnv({
        CREDITS_SITE_URL,
        CREDITS_ALLOWED_ORIGINS: "https://a.example/x, http://localhost:5173",
      }).allowedOrigins,
    ).toEqual(["https://a.example", "http://localhost:5173"]);
  });

  test.each(["localhost:5173", "portal.example", "javascript:alert(1)", ""])(
    "%j is not a site, nor an origin",
    (address) => {
      const CREDITS_SITE_URL = "https://portal.example";
      const asOrigin = { CREDITS_SITE_URL, CREDITS_ALLOWED_ORIGINS: address };

      expect(messageOf(() => readSiteEnv({ CREDITS_SITE_URL: address })))
        .toContain("CREDITS_SITE_URL: must be an http:// or https:// address");
      expect(messageOf(() => readSiteEnv(asOrigin))).toContain("CREDITS_ALLOWED_ORIGINS");
    },
  );
});

describe("the limits", () => {
  test("are the product's own, and the address is the one that the hosted gateway writes", () => {
    const { limits, addressHeader } = readRateEnv({});

    expect(limits.billing.user).toBe(30);
    expect(addressHeader).toBe("cf-connecting-ip");
  });

  test("are changed number by number", () => {
    const { limits } = readRateEnv({ CREDITS_RATE_LIMITS: '{"webhook":{"everyone":5000}}' });

    expect(limits.webhook).toEqual({ window_seconds: 10, everyone: 5000 });
    expect(limits.billing.user).toBe(30);
  });

  test.each(["{", "[]", '{"billing":{"user":-1}}', '{"bilIing":{}}', ""])(
    "%j refuses to start",
    (CREDITS_RATE_LIMITS) => {
      expect(messageOf(() => readRateEnv({ CREDITS_RATE_LIMITS })))
        .toContain("CREDITS_RATE_LIMITS");
    },
  );

  test.each(["", "X-Forwarded-For", "x-forwarded-for, x-real-ip"])(
    "%j is not one header's name",
    (CREDITS_CLIENT_ADDRESS_HEADER) => {
      expect(messageOf(() => readRateEnv({ CREDITS_CLIENT_ADDRESS_HEADER })))
        .toContain("CREDITS_CLIENT_ADDRESS_HEADER");
    },
  );
});

test("every wrong variable is named at once, with the command that sets it", () => {
  const message = messageOf(() => readSupabaseEnv({ CREDITS_ENV: "" }));

  expect(message).toContain("SUPABASE_URL");
  expect(message).toContain("CREDITS_ENV");
  expect(message).toContain("supabase secrets set");
});
