import { z } from "zod";
import type { RepositoryFile } from "./repository-file.ts";
import type { Rule } from "./rule.ts";

const versions = z.record(z.string(), z.string());
const manifest = z.object({ dependencies: versions });
const denoConfig = z.object({ imports: versions });

/** The names of the edge functions: the folders that have an index.ts. */
function functionNames(files: RepositoryFile[]): string[] {
  return files.flatMap(({ path }) =>
    /^supabase\/functions\/([^_/][^/]*)\/index\.ts$/.exec(path)?.[1] ?? []
  );
}

function textOf(files: RepositoryFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? "";
}

export const FUNCTION_RULES: Rule[] = [
  {
    claim: "every function states its files: deno.json, handler.ts, handler.test.ts",
    problemsIn: (files) =>
      functionNames(files).flatMap((name) =>
        ["deno.json", "handler.ts", "handler.test.ts"]
          .map((file) => `supabase/functions/${name}/${file}`)
          .filter((path) => textOf(files, path) === "")
          .map((path) => `${path} is missing`)
      ),
  },
  {
    claim: "every function runs on the versions that package.json pins",
    problemsIn: (files) => {
      const { dependencies } = manifest.parse(JSON.parse(textOf(files, "package.json")));
      return functionNames(files).flatMap((name) => {
        const path = `supabase/functions/${name}/deno.json`;
        const { imports } = denoConfig.parse(JSON.parse(textOf(files, path)));
        return Object.entries(imports)
          .filter(([specifier, target]) => target !== `npm:${specifier}@${dependencies[specifier]}`)
          .map(([specifier, target]) => `${path}: ${specifier} is ${target}`);
      });
    },
  },
  {
    claim: "config.toml states verify_jwt = false for every function, and for no other",
    problemsIn: (files) => {
      const config = textOf(files, "supabase/config.toml");
      const stated = [...config.matchAll(/^\[functions\.([\w-]+)\]\nverify_jwt = false$/gm)]
        .flatMap(([, name]) => name ?? []);
      const sections = [...config.matchAll(/^\[functions\.([\w-]+)\]$/gm)]
        .flatMap(([, name]) => name ?? []);
      const names = functionNames(files);
      return [
        ...names.filter((name) => !stated.includes(name)).map((name) => `${name} is not stated`),
        ...sections.filter((name) => !names.includes(name)).map((name) => `${name} is no function`),
      ];
    },
  },
];
