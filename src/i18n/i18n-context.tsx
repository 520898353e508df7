import { createContext, use, useMemo } from "react";
import type { ReactNode } from "react";
import { createFormats } from "./format.ts";
import type { Formats } from "./format.ts";
import { chooseLocale } from "./language.ts";
import type { Language } from "./language.ts";
import { createTranslate } from "./translate.ts";
import type { Translate } from "./translate.ts";

/** What a component needs to speak: the texts and the number formats. */
export type I18n = {
  language: Language;
  t: Translate;
  formats: Formats;
};

const I18nContext = createContext<I18n | null>(null);

/** Speaks one language to everything inside. */
export function SpokenLanguage(
  { language, children }: { language: Language; children: ReactNode },
) {
  const i18n = useMemo(() => ({
    language,
    t: createTranslate(language),
    formats: createFormats(chooseLocale(language, navigator.languages)),
  }), [language]);
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

/** Gives a component its language; throws outside `SpokenLanguage`. */
export function useI18n(): I18n {
  const i18n = use(I18nContext);
  if (i18n === null) throw new Error("Cannot translate outside SpokenLanguage");
  return i18n;
}
