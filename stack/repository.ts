import { fileURLToPath } from "node:url";

/** The root of this repository, which is also the Supabase project (it contains `supabase/`). */
export const repositoryDirectory = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
