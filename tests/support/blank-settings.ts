import type { ProjectSettings } from "../../scripts/dashboard-build/build-dashboard.ts";

/** Stands for the settings in a build that is made once and served for many projects. */
export const BLANK_SETTINGS: ProjectSettings = {
  supabaseUrl: "https://blank-supabase-url.invalid",
  publishableKey: "blank-publishable-key",
};

/** Puts a project's settings into the code of a build that was made with blank ones. */
export function fillSettings(
  code: string,
  { supabaseUrl, publishableKey }: ProjectSettings,
): string {
  return code
    .replaceAll(BLANK_SETTINGS.supabaseUrl, supabaseUrl)
    .replaceAll(BLANK_SETTINGS.publishableKey, publishableKey);
}
