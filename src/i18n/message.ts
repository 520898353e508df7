import type { Language } from "./language.ts";

/** One text of the interface in every language; a missing language does not compile. */
export type Message = Readonly<Record<Language, string>>;
