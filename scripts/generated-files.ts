import { dumpSchema, generateTypes } from "./schema-tools.ts";

type GeneratedFile = { path: URL; generate: (databaseUrl: string) => Promise<string> };

/** The committed files that are made from the migrated database and must never lag behind it. */
export const GENERATED_FILES: readonly GeneratedFile[] = [
  {
    path: new URL("../supabase/functions/_shared/database.types.ts", import.meta.url),
    generate: generateTypes,
  },
  { path: new URL("../tests/schema.sql", import.meta.url), generate: dumpSchema },
];
