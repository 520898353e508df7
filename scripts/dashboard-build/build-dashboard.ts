import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const VITE = join(ROOT, "node_modules", "vite", "bin", "vite.js");

/** Where a built dashboard finds its project. */
export type ProjectSettings = { supabaseUrl: string; publishableKey: string };

/** Builds the dashboard as it is shipped, for one project, into a folder. */
export async function buildDashboard(
  outDir: string,
  { supabaseUrl, publishableKey }: ProjectSettings,
): Promise<void> {
  const build = [VITE, "build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "error"];
  // A process of its own: where tests run, NODE_ENV would make it a build for development.
  await promisify(execFile)(process.execPath, build, {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: "production",
      VITE_SUPABASE_URL: supabaseUrl,
      VITE_SUPABASE_PUBLISHABLE_KEY: publishableKey,
    },
  });
}
