import { z } from "zod";

const demoUser = z.object({
  email: z.string().min(1),
  password: z.string().min(1),
});

/** A sign-in that a local demo may show; never set on a deployed site. */
export type DemoUser = z.infer<typeof demoUser>;

const demoUsers = z.string().transform((text, context) => {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    context.addIssue({ code: "custom", message: "is not JSON" });
    return z.NEVER;
  }
}).pipe(z.array(demoUser));

const environment = z.object({
  VITE_SUPABASE_URL: z.url({ protocol: /^https?$/ }),
  VITE_SUPABASE_PUBLISHABLE_KEY: z.string().min(1).refine((key) => !key.startsWith("sb_secret_"), {
    error: "is a secret key and would be public in a browser",
  }),
  VITE_DEMO_USERS: demoUsers.default([]),
});

/** The dashboard's settings, after parsing. */
export type Environment = {
  supabaseUrl: string;
  publishableKey: string;
  demoUsers: DemoUser[];
};

/** Parsed settings, or the names of the variables that are missing or wrong. */
export type EnvironmentResult =
  | { ok: true; environment: Environment }
  | { ok: false; variables: string[] };

/** Parses the build's variables once, so that nothing inside meets an undefined address or key. */
export function parseEnvironment(variables: unknown): EnvironmentResult {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => String(issue.path[0] ?? ""));
    return { ok: false, variables: [...new Set(names)] };
  }
  return {
    ok: true,
    environment: {
      supabaseUrl: parsed.data.VITE_SUPABASE_URL,
      publishableKey: parsed.data.VITE_SUPABASE_PUBLISHABLE_KEY,
      demoUsers: parsed.data.VITE_DEMO_USERS,
    },
  };
}
