import { Languages } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { useI18n } from "./i18n-context.tsx";
import { useSetLanguage } from "./i18n-provider.tsx";
import type { Language } from "./language.ts";

/** Offers the other language, in that language; on a phone as a sign. */
export function LanguageSwitch() {
  const { language, t } = useI18n();
  const setLanguage = useSetLanguage();
  const other: Language = language === "de" ? "en" : "de";
  return (
    <Button
      variant="ghost"
      className="max-sm:px-3"
      lang={other}
      onClick={() => setLanguage(other)}
    >
      <Languages aria-hidden />
      <span className="max-sm:sr-only">{t("app.other_language")}</span>
    </Button>
  );
}
