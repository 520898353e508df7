import { posix } from "node:path";
import { expect, it } from "vitest";
import { appMessages } from "./messages/app.ts";
import { shellMessages } from "./messages/shell.ts";
import { everyMessage } from "./testing/every-message.ts";
import {
  isNode,
  nodesOf,
  sourceFiles,
  stringsOf,
  type SyntaxNode,
} from "./testing/source-files.ts";

const AREA_FILE = /^i18n\/messages\/([a-z-]+)\.ts$/;

function targetsOf(path: string, fits: (node: SyntaxNode) => boolean): string[] {
  return nodesOf(path).filter(fits)
    .map(({ source }) => isNode(source) ? source["value"] : undefined)
    .filter((specifier) => typeof specifier === "string")
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => posix.join(posix.dirname(path), specifier));
}

/** What arrives together with a file. */
function arrivingWith(root: string): string[] {
  const files = [root];
  for (const path of files) {
    if (!sourceFiles.includes(path)) continue;
    const next = targetsOf(
      path,
      ({ type, importKind }) => type === "ImportDeclaration" && importKind !== "type",
    );
    files.push(...next.filter((target) => !files.includes(target)));
  }
  return files;
}

const first = new Set<string>([...Object.keys(appMessages), ...Object.keys(shellMessages)]);
const roots = [
  "main.tsx",
  ...new Set(
    sourceFiles.flatMap((path) => targetsOf(path, ({ type }) => type === "ImportExpression")),
  ),
];

async function keysArrivingWith(files: string[]): Promise<Set<string>> {
  const areas = files.flatMap((path) => AREA_FILE.exec(path)?.[1] ?? []);
  const modules = await Promise.all(
    areas.map(async (area): Promise<object> => await import(`./messages/${area}.ts`)),
  );
  return new Set([
    ...first,
    ...modules.flatMap((module) =>
      Object.values(module).flatMap((messages) => Object.keys(messages))
    ),
  ]);
}

it.each(roots)("%s arrives with every text that it says", async (root) => {
  const files = arrivingWith(root);
  const has = await keysArrivingWith(files);
  const says = files.filter((path) => sourceFiles.includes(path)).flatMap(stringsOf)
    .filter((text) => text in everyMessage);

  expect(says.filter((key) => !has.has(key))).toEqual([]);
});
