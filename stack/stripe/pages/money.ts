import type { Language } from "./words.ts";

/** Currencies whose smallest unit is the currency itself: Stripe counts 500 JPY as 500, not as 50000. */
const WITHOUT_MINOR_UNIT = new Set(
  [
    "bif",
    "clp",
    "djf",
    "gnf",
    "jpy",
    "kmf",
    "krw",
    "mga",
    "pyg",
    "rwf",
    "ugx",
    "vnd",
    "vuv",
    "xaf",
    "xof",
    "xpf",
  ],
);

/** An amount in Stripe's minor unit as people write it: €25.00 or 25,00 €. */
export function formatMoney(amount_minor: number, currency: string, language: Language): string {
  const digits = WITHOUT_MINOR_UNIT.has(currency) ? 0 : 2;
  return new Intl.NumberFormat(language === "de" ? "de-DE" : "en-US", {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount_minor / 10 ** digits);
}
