import { fileURLToPath } from "node:url";
import { build } from "vite";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Where a built dashboard finds its project, and the folder that it is written to. */
export type DashboardBuild = { outDir: string; supabaseUrl: string; publishableKey: string };

/** Builds the dashboard as it is shipped, for one project. */
export async function buildDashboard(
  { outDir, supabaseUrl, publishableKey }: DashboardBuild,
): Promise<void> {
  await build({
    root: ROOT,
    logLevel: "error",
    build: { outDir, emptyOutDir: true },
    define: {
      "import.meta.env.VITE_SUPABASE_URL": JSON.stringify(supabaseUrl),
      "import.meta.env.VITE_SUPABASE_PUBLISHABLE_KEY": JSON.stringify(publishableKey),
    },
  });
}
