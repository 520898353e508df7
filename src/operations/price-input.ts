import { minorDecimals } from "../i18n/format.ts";

/**
 * A price that somebody typed, with a comma or a point, in minor units; null when it is none. Stricter
 * than readMoney: where a price is set for everybody, nothing is taken for a separator of thousands.
 */
export function readPrice(text: string, currency: string): number | null {
  const [, whole, part = ""] = /^(\d{1,8})(?:[.,](\d+))?$/.exec(text.trim()) ?? [];
  // What is no currency yet, because it is still being typed, is taken to have cents.
  const decimals = /^[A-Z]{3}$/.test(currency) ? minorDecimals(currency) : 2;
  if (whole === undefined || part.length > decimals) return null;
  const minor = Number(whole + part.padEnd(decimals, "0"));
  return minor > 0 && minor <= 99_999_999 ? minor : null;
}
