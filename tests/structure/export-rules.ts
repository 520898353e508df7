import type { RepositoryFile } from "./repository-file.ts";
import type { Rule } from "./rule.ts";
import { isNode, isTypeScript, nodesOf, type SyntaxNode, targetOf } from "./syntax.ts";

type Exported = { name: string; isType: boolean };

const isTestCode = (path: string) => /\.test\.tsx?$|\/testing\/|^tests\//.test(path);

/** What a file exports by name; a default belongs to who starts the file: Deno, Vite, Vitest. */
function exportsOf(file: RepositoryFile): Exported[] {
  return nodesOf(file).filter(({ type }) => type === "ExportNamedDeclaration")
    .flatMap(({ declaration }) => isNode(declaration) ? namesIn(declaration) : []);
}

function namesIn(declaration: SyntaxNode): Exported[] {
  const { type, declarations } = declaration;
  const nodes: unknown[] = Array.isArray(declarations) ? declarations : [declaration];
  return nodes.filter(isNode).flatMap(({ id }) =>
    isNode(id) ? [{ name: String(id["name"]), isType: type.startsWith("TS") }] : []
  );
}

/** What a file takes from others, as path#name; path#* where it takes all that is there. */
function takenBy(file: RepositoryFile): string[] {
  return nodesOf(file).flatMap(({ type, source, specifiers }) => {
    if (!isNode(source) || typeof source["value"] !== "string") return [];
    const target = targetOf(file, source["value"]);
    if (type !== "ImportDeclaration" || !Array.isArray(specifiers)) return [`${target}#*`];
    return specifiers.map(({ imported }) =>
      `${target}#${isNode(imported) ? String(imported["name"]) : "*"}`
    );
  });
}

function isNamedAgain(file: RepositoryFile, exported: string): boolean {
  return nodesOf(file).filter(({ name }) => name === exported).length > 1;
}

/** The words of code that documents show to people we do not see, and of code that code writes. */
function wordsQuoted(files: readonly RepositoryFile[]): Set<string> {
  const code = files.flatMap((file) =>
    /^(README|docs\/[\w-]+)\.md$/.test(file.path)
      ? file.text.match(/```[^]*?```|`[^`\n]+`/g) ?? []
      : isTypeScript(file.path)
      ? nodesOf(file).filter(({ type }) => type === "TemplateElement")
        .map(({ start, end }) => file.text.slice(start, Number(end)))
        .filter((part) => /\b(import|export) \{/.test(part))
      : []
  );
  return new Set(code.flatMap((part) => part.match(/\w+/g) ?? []));
}

/** What nobody uses is read, tested and kept up for nothing. */
const noDeadExports: Rule = {
  claim:
    "every export is used: elsewhere, by who reads the documents, or as a type of its own file",
  problemsIn: (files) => {
    const sources = files.filter(({ path }) => isTypeScript(path));
    const taken = new Set(sources.flatMap(takenBy));
    const takenToShip = new Set(sources.filter(({ path }) => !isTestCode(path)).flatMap(takenBy));
    const quoted = wordsQuoted(files);

    return sources.flatMap((file) => {
      const isIn = (names: Set<string>, name: string) =>
        names.has(`${file.path}#${name}`) || names.has(`${file.path}#*`);
      // A test may look at a part of what is used; by itself it keeps nothing alive but test code.
      const isUsed = ({ name, isType }: Exported) =>
        isIn(isTestCode(file.path) ? taken : takenToShip, name) || quoted.has(name) ||
        (isNamedAgain(file, name) && (isType || isIn(taken, name)));
      return exportsOf(file).filter((exported) => !isUsed(exported))
        .map(({ name }) => `${file.path}: nobody uses ${name}`);
    });
  },
};

export const EXPORT_RULES: Rule[] = [noDeadExports];
