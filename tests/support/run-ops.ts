import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Stack } from "../../stack/create-stack.ts";
import { repositoryDirectory } from "../../stack/repository.ts";

type Keys = Pick<
  Stack,
  "url" | "publishableKey" | "secretKey" | "stripeUrl" | "stripeSecretKey"
>;

/** npm run ops as an operator has it: the functions' variables and nothing else. */
export function runOps(
  stack: Keys,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const environment = {
    PATH: process.env["PATH"],
    SUPABASE_URL: stack.url,
    SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
    SUPABASE_SECRET_KEY: stack.secretKey,
    STRIPE_API_URL: stack.stripeUrl,
    STRIPE_SECRET_KEY: stack.stripeSecretKey,
  };
  const script = join(repositoryDirectory, "scripts", "ops.ts");
  const program = ["--import", "tsx", script, ...args];
  const options = { cwd: repositoryDirectory, env: environment };
  return new Promise((resolve) => {
    execFile(process.execPath, program, options, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}
