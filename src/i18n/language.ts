/** The languages the dashboard speaks. */
export const LANGUAGES = ["de", "en"] as const;

/** One of the languages the dashboard speaks. */
export type Language = (typeof LANGUAGES)[number];

/** Answers whether a text names a language the dashboard speaks. */
function isLanguage(text: string | null): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/** What a browser knows about the language a person wants, strongest wish first. */
export type LanguageWishes = {
  search: string;
  stored: string | null;
  preferred: readonly string[];
};

/** Picks the language: the address, then the stored choice, then the browser, then English. */
export function chooseLanguage(wishes: LanguageWishes): Language {
  const asked = new URLSearchParams(wishes.search).get("lang");
  if (isLanguage(asked)) return asked;
  if (isLanguage(wishes.stored)) return wishes.stored;
  for (const locale of wishes.preferred) {
    const language = locale.split("-")[0] ?? "";
    if (isLanguage(language)) return language;
  }
  return "en";
}

/** Picks the locale for numbers and dates: the browser's region where it fits the language. */
export function chooseLocale(language: Language, preferred: readonly string[]): string {
  const regional = preferred.find((locale) => locale.startsWith(`${language}-`));
  return regional ?? (language === "de" ? "de-DE" : "en-GB");
}
