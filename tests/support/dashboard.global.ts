import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { BLANK_SETTINGS } from "./blank-settings.ts";
import { buildDashboard } from "../../scripts/dashboard-build/build-dashboard.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the run's one build of the dashboard, with blank settings. */
    dashboardDirectory: string;
  }
}

/** What browser tests drive is built as it is shipped, once for all stacks of the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), "tenant-credits-dashboard-"));
  await buildDashboard(directory, BLANK_SETTINGS);
  project.provide("dashboardDirectory", directory);
  return async () => await rm(directory, { recursive: true, force: true });
}
