import { z } from "zod";
import type { RepositoryFile } from "./repository-file.ts";
import { eachFile, type Rule } from "./rule.ts";
import { importsOf, isTypeScript, targetOf } from "./syntax.ts";

const isTest = (path: string) => /\.test\.tsx?$|\/testing\//.test(path);
const functionOf = (path: string) => /^supabase\/functions\/[^_/][^/]*\//.exec(path)?.[0];

/** Folder by folder: what a file there may import by a relative path. */
const REACH: { of: RegExp; may: (path: string, target: string) => boolean }[] = [
  { of: /^src\//, may: (_, to) => /^(src|supabase\/functions\/_shared\/credits)\//.test(to) },
  {
    of: /^supabase\/functions\/_shared\/credits\//,
    may: (_, to) => /^supabase\/functions\/_shared\/credits\/[^/]+$/.test(to),
  },
  {
    of: /^supabase\/functions\/_shared\//,
    may: (_, to) => to.startsWith("supabase/functions/_shared/"),
  },
  {
    of: /^supabase\/functions\/[^_]/,
    may: (from, to) =>
      to.startsWith("supabase/functions/_shared/") || functionOf(from) === functionOf(to),
  },
  { of: /^stack\//, may: (_, to) => to.startsWith("stack/") },
];

/** Parts of the dashboard that know neither each other nor the shell around them. */
const PAGE_FOLDER = /^src\/(overview|history|purchases|settings|operations)\//;

/** A page that borrows from another one breaks when the other changes; the shell loads both lazily. */
function problemsWithPages(file: RepositoryFile): string[] {
  const own = PAGE_FOLDER.exec(file.path)?.[0];
  return relativeImports(file).filter((target) => {
    const other = PAGE_FOLDER.exec(target)?.[0];
    return own === undefined
      ? other !== undefined && file.path !== "src/shell/pages.tsx"
      : target.startsWith("src/shell/") || (other !== undefined && other !== own);
  }).map((target) => `must not import ${target}`);
}

/** Only these may bring the local stack up. */
const MAY_IMPORT_STACK = /^(stack|tests|bench|scripts)\/|^vitest\.config\.ts$/;

function problemsWithReach(file: RepositoryFile): string[] {
  return relativeImports(file).filter((target) => {
    const reach = REACH.find(({ of }) => of.test(file.path));
    const mayBringStackUp = MAY_IMPORT_STACK.test(file.path);
    return (reach !== undefined && !reach.may(file.path, target)) ||
      (target.startsWith("stack/") && !mayBringStackUp);
  }).map((target) => `must not import ${target}`);
}

function relativeImports(file: RepositoryFile): string[] {
  return importsOf(file).filter((specifier) => specifier.startsWith("."))
    .map((specifier) => targetOf(file, specifier));
}

function packagesOf(file: RepositoryFile): string[] {
  return importsOf(file).filter((specifier) => !specifier.startsWith("."))
    .map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
}

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

/** What is shipped must be installed without development packages. */
const shippedPackages: Rule = {
  claim: "src and the functions import packages of dependencies only, and nothing of Node's",
  problemsIn: (files) => {
    const text = files.find(({ path }) => path === "package.json")?.text ?? "{}";
    const { dependencies } = manifest.parse(JSON.parse(text));
    return files
      .filter(({ path }) => /^(src|supabase\/functions)\//.test(path) && isTypeScript(path))
      .filter(({ path }) => !isTest(path))
      .flatMap((file) =>
        packagesOf(file).filter((name) => !(name in dependencies))
          .map((name) => `${file.path}: imports ${name}`)
      );
  },
};

/** Files that need each other can only be read, tested and moved together. */
const noCircles: Rule = {
  claim: "no file imports itself, however far around, types included",
  problemsIn: (files) => {
    const sources = new Map(
      files.filter(({ path }) => isTypeScript(path)).map((file) => [file.path, file]),
    );
    const problems: string[] = [];
    const seen = new Set<string>();
    function follow(path: string, way: readonly string[]) {
      const start = way.indexOf(path);
      if (start >= 0) problems.push(`${[...way.slice(start), path].join(" imports ")}`);
      const file = sources.get(path);
      if (file === undefined || seen.has(path)) return;
      seen.add(path);
      for (const target of relativeImports(file)) follow(target, [...way, path]);
    }
    for (const path of sources.keys()) follow(path, []);
    return problems;
  },
};

export const IMPORT_RULES: Rule[] = [
  eachFile("a file imports only what its folder may know", isTypeScript, problemsWithReach),
  shippedPackages,
  noCircles,
  eachFile("a page knows no other page and not the shell", isTypeScript, problemsWithPages),
  eachFile(
    "the pure domain imports zod and its siblings",
    (path) => path.startsWith("supabase/functions/_shared/credits/") && !isTest(path),
    (file) => packagesOf(file).filter((name) => name !== "zod").map((name) => `imports ${name}`),
  ),
  eachFile(
    "only stripe.ts and its parts import the SDK",
    (path) =>
      /^(src|supabase\/functions)\//.test(path) && isTypeScript(path) && !isTest(path) &&
      !/^supabase\/functions\/_shared\/stripe(-[a-z]+)*\.ts$/.test(path),
    (file) => packagesOf(file).includes("stripe") ? ["imports stripe: go through stripe.ts"] : [],
  ),
  eachFile(
    "relative imports name a file with its ending",
    isTypeScript,
    (file) =>
      importsOf(file).filter((specifier) =>
        specifier.startsWith(".") && !/\.(ts|tsx|css|svg|json|sql)(\?\w+)?$/.test(specifier)
      ).map((specifier) => `imports ${specifier} without its ending`),
  ),
];
