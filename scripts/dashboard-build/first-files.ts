import { z } from "zod";

const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).optional(),
  }),
);

/** What Vite's manifest says of the files of a build. */
export type Manifest = z.infer<typeof manifest>;

/** Reads a manifest; throws where it is none. */
export function parseManifest(text: string): Manifest {
  return manifest.parse(JSON.parse(text));
}

/** The JavaScript that the browser fetches first: the entry and all that is imported at once. */
export function firstFiles(chunks: Manifest): string[] {
  const wanted = Object.keys(chunks).filter((name) => chunks[name]?.isEntry === true);
  for (const name of wanted) {
    wanted.push(...(chunks[name]?.imports ?? []).filter((next) => !wanted.includes(next)));
  }
  return wanted.flatMap((name) => chunks[name]?.file ?? []);
}
