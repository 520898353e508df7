import type { Plugin } from "vite";
import { LEFT_OUT } from "./left-out.ts";

const REALTIME = "@supabase/realtime-js";

/**
 * Leaves out of a build what packages bring along and the dashboard does not need; Realtime's client
 * comes once a channel is opened. Under development nothing is left out.
 */
export function leanPackages(): Plugin {
  const found = new Set<string>();
  let supabaseEntry: string | undefined;
  return {
    name: "lean-packages",
    apply: "build",
    enforce: "pre",
    resolveId(source, importer) {
      if (source === "lean:realtime") return this.resolve(REALTIME, supabaseEntry);
      const from = importer?.replaceAll("\\", "/") ?? "";
      const index = LEFT_OUT.findIndex((part) =>
        part.source === source && part.importer.test(from)
      );
      if (index < 0) return null;
      found.add(source);
      if (source === REALTIME) supabaseEntry = importer;
      return `\0lean:${index}`;
    },
    load(id) {
      return id.startsWith("\0lean:") ? LEFT_OUT[Number(id.slice(6))]?.code ?? null : null;
    },
    buildEnd(error) {
      // A package that imports something else since its last version would silently be whole again.
      const missing = LEFT_OUT.map(({ source }) => source).filter((source) => !found.has(source));
      if (error === undefined && missing.length > 0) {
        this.error(`Cannot leave out ${missing.join(", ")}: look at what the package imports now`);
      }
    },
  };
}
