/** The digits after the point of a currency's prices; 2 for what is no currency yet. */
function decimalsOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** A price that somebody typed, with a comma or a point, in minor units; null when it is none. */
export function readPrice(text: string, currency: string): number | null {
  const [, whole, part = ""] = /^(\d{1,8})(?:[.,](\d+))?$/.exec(text.trim()) ?? [];
  const decimals = decimalsOf(currency);
  if (whole === undefined || part.length > decimals) return null;
  const minor = Number(whole + part.padEnd(decimals, "0"));
  return minor > 0 && minor <= 99_999_999 ? minor : null;
}

/** A price in minor units as it is typed. */
export function writePrice(minor: number, currency: string, language: "de" | "en"): string {
  const decimals = decimalsOf(currency);
  const text = (minor / 10 ** decimals).toFixed(decimals);
  return language === "de" ? text.replace(".", ",") : text;
}
