import { messageOf } from "./catalogue.ts";
import type { Catalogue, MessageKey } from "./catalogue.ts";
import type { Language } from "./language.ts";

type PlaceholdersOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never;

type ParamsOf<Key extends MessageKey> = Record<
  PlaceholdersOf<Catalogue[Key]["en"]>,
  string
>;

/** The rest arguments of `t`: none for a plain message, one record for a message with placeholders. */
export type TranslateArguments<Key extends MessageKey> = keyof ParamsOf<Key> extends never ? []
  : [params: ParamsOf<Key>];

/** The name of a text without placeholders. */
export type PlainMessageKey = {
  [Key in MessageKey]: TranslateArguments<Key> extends [] ? Key : never;
}[MessageKey];

/** Says a message of the catalogue in one language; the compiler knows its placeholders. */
export type Translate = <Key extends MessageKey>(
  key: Key,
  ...params: TranslateArguments<Key>
) => string;

/** Makes the `t` of one language. */
export function createTranslate(language: Language): Translate {
  return (key, ...[params]) => fillPlaceholders(messageOf(key)[language], { ...params });
}

/** Puts values into the `{name}` places of a text; a place without a value stays visible. */
export function fillPlaceholders(text: string, params: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => params[name] ?? place);
}
