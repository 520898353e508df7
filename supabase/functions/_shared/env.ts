import { z } from "zod";
import { type RateLimits, rateLimits } from "./credits/rate-limits.ts";

declare const Deno: { env: { toObject(): Record<string, string> } };

type Source = Record<string, string | undefined>;

/** The environment of the running function, read in this one place. */
export function environment(): Source {
  return Deno.env.toObject();
}

// Anything else has the origin "null", which sandboxed pages of anybody share.
const webAddress = z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" });

const keyDictionary = z.string().transform((text, context) => {
  try {
    return z.record(z.string(), z.string().min(1)).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: "custom", message: 'must be JSON like {"default": "sb_…"}' });
    return z.NEVER;
  }
});

const supabaseVariables = z.object({
  SUPABASE_URL: webAddress,
  SUPABASE_PUBLISHABLE_KEYS: keyDictionary.optional(),
  SUPABASE_PUBLISHABLE_KEY: z.string().min(1).optional(),
  SUPABASE_ANON_KEY: z.string().min(1).optional(),
  SUPABASE_SECRET_KEYS: keyDictionary.optional(),
  SUPABASE_SECRET_KEY: z.string().min(1).optional(),
  SUPABASE_SERVICE_ROLE_KEY: z.string().min(1).optional(),
  CREDITS_ENV: z.string().min(1).max(100).optional(),
});

export type SupabaseEnv = {
  url: string;
  publishableKey: string;
  /** All are accepted from callers; the first is the one we use. */
  secretKeys: [string, ...string[]];
  /** Tells this project's Stripe objects from those of other projects on the same account. */
  env: string;
};

/** Plural key variables first, singular as fallback; throws naming each variable that is wrong. */
export function readSupabaseEnv(source: Source): SupabaseEnv {
  const variables = parse(supabaseVariables, source);
  const publishable = defaultFirst(variables.SUPABASE_PUBLISHABLE_KEYS);
  const secret = defaultFirst(variables.SUPABASE_SECRET_KEYS);
  const publishableKey = publishable[0] ??
    variables.SUPABASE_PUBLISHABLE_KEY ?? variables.SUPABASE_ANON_KEY;
  const [first, ...rest] = secret.length > 0 ? secret : [
    variables.SUPABASE_SECRET_KEY ?? variables.SUPABASE_SERVICE_ROLE_KEY,
  ];
  if (publishableKey === undefined) throw misconfigured(["SUPABASE_PUBLISHABLE_KEYS is missing"]);
  if (first === undefined) throw misconfigured(["SUPABASE_SECRET_KEYS is missing"]);
  return {
    url: variables.SUPABASE_URL,
    publishableKey,
    secretKeys: [first, ...rest.filter((key) => key !== undefined)],
    env: variables.CREDITS_ENV ?? new URL(variables.SUPABASE_URL).hostname,
  };
}

/** The keys of a dictionary, the one Supabase calls default before the others. */
function defaultFirst(keys: Record<string, string> = {}): string[] {
  const { default: main, ...others } = keys;
  return main === undefined ? Object.values(others) : [main, ...Object.values(others)];
}

const stripeVariables = z.object({
  STRIPE_SECRET_KEY: z.string().regex(
    /^(sk|rk)_(test|live)_\S+$/,
    "must look like sk_test_…, sk_live_…, rk_test_… or rk_live_…",
  ),
  STRIPE_API_URL: webAddress.optional(),
});

export type StripeEnv = { secretKey: string; livemode: boolean; apiUrl: string | undefined };

/** The Stripe account; STRIPE_API_URL points at a simulator and is refused beside a live key. */
export function readStripeEnv(source: Source): StripeEnv {
  const variables = parse(stripeVariables, source);
  const livemode = /^.k_live_/.test(variables.STRIPE_SECRET_KEY);
  if (livemode && variables.STRIPE_API_URL !== undefined) {
    throw misconfigured(["STRIPE_API_URL must not be set beside a live key"]);
  }
  return { secretKey: variables.STRIPE_SECRET_KEY, livemode, apiUrl: variables.STRIPE_API_URL };
}

const webhookVariables = z.object({
  STRIPE_WEBHOOK_SECRET: z.string()
    .transform((secrets) => secrets.split(",").map((secret) => secret.trim()))
    .pipe(
      z.array(z.string().regex(/^whsec_\S{16,}$/, "must be whsec_… (several: comma-separated)")),
    ),
});

/** The endpoint's signing secrets; several during a rotation. A blank one refuses to start. */
export function readWebhookSecrets(source: Source): string[] {
  return parse(webhookVariables, source).STRIPE_WEBHOOK_SECRET;
}

/** How many signing secrets are set, for whoever asks whether deliveries can be told from forgeries. */
export function countWebhookSecrets(source: Source): number {
  const { success, data } = webhookVariables.safeParse(source);
  return success ? data.STRIPE_WEBHOOK_SECRET.length : 0;
}

const siteVariables = z.object({
  CREDITS_SITE_URL: webAddress,
  CREDITS_ALLOWED_ORIGINS: z.string()
    .transform((origins) => origins.split(",").map((origin) => origin.trim()))
    .pipe(z.array(webAddress))
    .optional(),
});

export type SiteEnv = { siteUrl: string; allowedOrigins: string[] };

/** Where people come back to, and which origins' pages may call us (the site's own by default). */
export function readSiteEnv(source: Source): SiteEnv {
  const variables = parse(siteVariables, source);
  const origins = variables.CREDITS_ALLOWED_ORIGINS ?? [variables.CREDITS_SITE_URL];
  return {
    siteUrl: variables.CREDITS_SITE_URL,
    allowedOrigins: origins.map((origin) => new URL(origin).origin),
  };
}

const rateVariables = z.object({
  CREDITS_RATE_LIMITS: z.string().default("{}").transform((text, context) => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: 'must be JSON like {"billing": {"user": 60}}' });
      return z.NEVER;
    }
  }).pipe(rateLimits),
  CREDITS_CLIENT_ADDRESS_HEADER: z.string().regex(/^[a-z][a-z0-9-]*$/).default("cf-connecting-ip"),
});

export type RateEnv = { limits: RateLimits; addressHeader: string };

/** The limits, and the one header that whatever stands before the functions writes and overwrites. */
export function readRateEnv(source: Source): RateEnv {
  const variables = parse(rateVariables, source);
  return {
    limits: variables.CREDITS_RATE_LIMITS,
    addressHeader: variables.CREDITS_CLIENT_ADDRESS_HEADER,
  };
}

const noticeVariables = z.object({
  CREDITS_PRIVATE_ENDPOINTS: z.enum(["allowed", "refused"]).default("refused"),
});

/** Whether notices may go to http and private addresses: on a developer's machine alone. */
export function readNoticeEnv(source: Source): { allowsPrivateEndpoints: boolean } {
  const { CREDITS_PRIVATE_ENDPOINTS } = parse(noticeVariables, source);
  return { allowsPrivateEndpoints: CREDITS_PRIVATE_ENDPOINTS === "allowed" };
}

function parse<Schema extends z.ZodType>(schema: Schema, source: Source): z.output<Schema> {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  throw misconfigured(
    parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
  );
}

/** Names variables and rules, never values. */
function misconfigured(problems: string[]): Error {
  return new Error(
    `Cannot start: the environment is incomplete (${problems.join("; ")}). ` +
      "Set the variables with `supabase secrets set`; docs/deploy.md lists them",
  );
}
