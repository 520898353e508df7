import { createContext, use, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { browserStorage } from "../browser-storage.ts";
import { SpokenLanguage } from "./i18n-context.tsx";
import { chooseLanguage } from "./language.ts";
import type { Language } from "./language.ts";

type SetLanguage = (language: Language) => void;

const STORAGE_KEY = "tenant-credits:language";

const SetLanguageContext = createContext<SetLanguage | null>(null);

/** Speaks the language that the person wants, lets them switch, and keeps `<html lang>` right. */
export function I18nProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(readLanguage);

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
    <SetLanguageContext value={switchLanguage}>
      <SpokenLanguage language={language}>{children}</SpokenLanguage>
    </SetLanguageContext>
  );
}

/** Switches the language of the whole interface; throws outside `I18nProvider`. */
export function useSetLanguage(): SetLanguage {
  const setLanguage = use(SetLanguageContext);
  if (setLanguage === null) throw new Error("Cannot switch the language outside I18nProvider");
  return setLanguage;
}

function readLanguage(): Language {
  return chooseLanguage({
    search: location.search,
    stored: browserStorage.getItem(STORAGE_KEY),
    preferred: navigator.languages,
  });
}
