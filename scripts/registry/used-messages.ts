import type { SourceFile } from "./import-closure.ts";

const AREA = /^import (?:type )?\{ (\w+) \} from "(\.\/messages\/[\w-]+\.ts)";\n/gm;

/**
 * The catalogue without the areas of which nobody in `users` uses a text, so that an app does not take
 * the whole dashboard's words home. `read` reads a file beside the catalogue.
 */
export function withUsedMessages(
  catalogue: SourceFile,
  users: readonly SourceFile[],
  read: (path: string) => SourceFile,
): SourceFile {
  const texts = users.map(({ text }) => text).join("\n");
  const unused = [...catalogue.text.matchAll(AREA)].filter(([, , path = ""]) => {
    const { text } = read(`src/i18n/${path.slice("./".length)}`);
    const keys = [...text.matchAll(/^ {2}("[a-z_.]+"):/gm)].map(([, key = ""]) => key);
    return !keys.some((key) => texts.includes(key));
  });
  const text = unused.reduce(
    (rest, [line, name]) =>
      rest.replace(line, "").replace(`\n  & typeof ${name}`, "").replace(`, ...${name}`, ""),
    catalogue.text,
  );
  return { ...catalogue, text };
}
