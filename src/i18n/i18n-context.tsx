import { createContext, use, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { browserStorage } from "../browser-storage.ts";
import { createFormats } from "./format.ts";
import type { Formats } from "./format.ts";
import { chooseLanguage, chooseLocale } from "./language.ts";
import type { Language } from "./language.ts";
import { createTranslate } from "./translate.ts";
import type { Translate } from "./translate.ts";

/** What a component needs to speak: the texts, the number formats and the way to switch. */
export type I18n = {
  language: Language;
  t: Translate;
  formats: Formats;
  setLanguage: (language: Language) => void;
};

const STORAGE_KEY = "tenant-credits:language";

const I18nContext = createContext<I18n | null>(null);

/** Speaks one language to everything inside, and keeps `<html lang>` right. */
export function I18nProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(readLanguage);
  const t = createTranslate(language);
  const formats = createFormats(chooseLocale(language, navigator.languages));

  useEffect(() => {
    document.documentElement.lang = language;
    // Stripe's return address carries no language, so the tab that comes back reads the stored one.
    browserStorage.setItem(STORAGE_KEY, language);
  }, [language]);

  function switchLanguage(next: Language) {
    // The address outranks the stored choice, so a stale `?lang` would undo the switch on reload.
    const url = new URL(location.href);
    url.searchParams.delete("lang");
    history.replaceState(history.state, "", url);
    setLanguage(next);
  }

  return (
    <I18nContext value={{ language, t, formats, setLanguage: switchLanguage }}>
      {children}
    </I18nContext>
  );
}

/** Gives a component its language; throws outside `I18nProvider`. */
export function useI18n(): I18n {
  const i18n = use(I18nContext);
  if (i18n === null) throw new Error("Cannot translate outside I18nProvider");
  return i18n;
}

function readLanguage(): Language {
  return chooseLanguage({
    search: location.search,
    stored: browserStorage.getItem(STORAGE_KEY),
    preferred: navigator.languages,
  });
}
