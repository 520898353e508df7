import { z } from "zod";
import { importClosure, packagesOf, readSource, type SourceFile } from "./import-closure.ts";
import { shippedPath, shippedText } from "./shipped-file.ts";
import { styleTokens } from "./style-tokens.ts";
import { withUsedMessages } from "./used-messages.ts";

const CATALOGUE = "src/i18n/catalogue.ts";

/** Every item brings these: nothing works without the provider, and the hooks are small. */
const WITH_EVERY_ITEM = [
  "src/take-home/credits-provider.tsx",
  "src/take-home/use-credits.ts",
  "src/take-home/use-top-up.ts",
];

/** An app that takes React components home has these. */
const OF_THE_APP = new Set(["react", "react-dom"]);

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
const registry = z.looseObject({
  items: z.array(z.looseObject({
    name: z.string(),
    files: z.array(z.object({ path: z.string(), type: z.string() })),
  })),
});

export type ShippedFile = SourceFile & { type: "registry:component" | "registry:lib" };

/** A registry for `shadcn build`, and the files that it names. */
export type MadeRegistry = { registry: unknown; files: ShippedFile[] };

/**
 * Completes registry.json: every item gets the files that its entries import, the packages they need
 * at our versions, and the style tokens. Nothing is copied by hand, so nothing can fall behind.
 */
export function makeRegistry(read: (path: string) => SourceFile = readSource): MadeRegistry {
  const { dependencies } = manifest.parse(JSON.parse(read("package.json").text));
  const declared = registry.parse(JSON.parse(read("registry.json").text));
  const entriesOf = (item: (typeof declared.items)[number]) => [
    ...WITH_EVERY_ITEM,
    ...item.files.map(({ path }) => path),
  ];

  // One catalogue for all items: an item that is added later must not take words from the first.
  const all = importClosure(declared.items.flatMap(entriesOf), read);
  const catalogue = withUsedMessages(
    read(CATALOGUE),
    all.filter(({ path }) => !path.startsWith("src/i18n/messages/")),
    read,
  );
  const readShipped = (path: string) => path === CATALOGUE ? catalogue : read(path);

  const shipped = new Map<string, ShippedFile>();
  const items = declared.items.map((item) => {
    const sources = importClosure(entriesOf(item), readShipped);
    const files = sources.map((source): ShippedFile => ({
      path: shippedPath(source.path),
      text: shippedText(source),
      type: source.path.endsWith(".tsx") ? "registry:component" : "registry:lib",
    }));
    for (const file of files) shipped.set(file.path, file);
    return {
      ...item,
      dependencies: packagesOf(sources).filter((name) => !OF_THE_APP.has(name)).map((name) => {
        const version = dependencies[name];
        if (version === undefined) throw new Error(`Cannot ship ${name}: no dependency of ours`);
        return `${name}@${version}`;
      }),
      ...styleTokens(read("src/styles.css").text),
      files: files.map(({ path, type }) => ({ path, type, target: path })),
    };
  });
  return { registry: { ...declared, items }, files: [...shipped.values()] };
}
