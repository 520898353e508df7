import { createRequire } from "node:module";
import { z } from "zod";

const installer = z.object({ runInstall: z.function({ input: [], output: z.string() }) });

/** The path of the Deno that npm installed, even where its install script was not allowed to run. */
export function denoProgram(): string {
  const require = createRequire(import.meta.url);
  return installer.parse(require("deno/install_api.cjs")).runInstall();
}
