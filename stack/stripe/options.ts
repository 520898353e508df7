import { z } from "zod";

/** What a simulator may be told; only the two secrets are required. */
export interface StripeSimulatorOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** A loopback address; the control API must never be reachable from outside. Default 127.0.0.1. */
  readonly host?: string;
  /** The account's `sk_test_…`. Live keys are refused. */
  readonly secretKey: string;
  /** Signs the deliveries to `webhookUrl`: `whsec_` and at least 16 characters. */
  readonly webhookSecret: string;
  readonly webhookUrl?: string;
  /** Keeps customers, sessions, events and pending deliveries over a restart; without it they live in memory. */
  readonly stateFile?: string;
  readonly log?: (line: string) => void;
  /** Real milliseconds before the first repetition of a failed delivery, doubled each time. Default 1000. */
  readonly retryBaseMs?: number;
  /** The longest wait between two attempts. Default one minute. */
  readonly retryCapMs?: number;
  /** Attempts per delivery. Default 12. */
  readonly maxAttempts?: number;
  /** How long an endpoint may take to answer. Default 10 seconds. */
  readonly webhookTimeoutMs?: number;
}

const LOOPBACK = ["127.0.0.1", "::1", "localhost"] as const;

const optionsSchema = z.strictObject({
  port: z.int().min(0).max(65_535).default(0),
  host: z.enum(LOOPBACK, { error: "the simulator listens on a loopback address only" })
    .default("127.0.0.1"),
  secretKey: z.string().regex(
    /^sk_test_\S{8,}$/,
    "give a test key: sk_test_ and 8 characters or more",
  ),
  webhookSecret: z.string().regex(/^whsec_\S{16,}$/, "give whsec_ and 16 characters or more"),
  webhookUrl: z.url({ protocol: /^https?$/ }).optional(),
  stateFile: z.string().min(1).optional(),
  log: z.custom<(line: string) => void>((value) => typeof value === "function")
    .default(() => () => undefined),
  retryBaseMs: z.int().min(1).default(1000),
  retryCapMs: z.int().min(1).default(60_000),
  maxAttempts: z.int().min(1).max(100).default(12),
  webhookTimeoutMs: z.int().min(1).default(10_000),
});

/** Options with every default filled in. */
export type Options = z.output<typeof optionsSchema>;

/** Checks the options; throws a sentence that names the faulty one, and never shows a key. */
export function parseOptions(options: StripeSimulatorOptions): Options {
  const result = optionsSchema.safeParse(options);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(
    `Cannot start the Stripe simulator: option ${issue?.path.join(".")}: ${issue?.message}`,
  );
}
