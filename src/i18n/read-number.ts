/** A number that somebody typed, with or without separators of thousands; null when it is none. */
export function readWholeNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,3}(?:[.,'’\s]\d{3})+$|^\d{1,15}$/u.test(trimmed)) return null;
  const digits = trimmed.replace(/\D/g, "");
  return digits.length > 15 ? null : Number(digits);
}

/**
 * Money that somebody typed, in minor units; null when it is none. A point or a comma before the last
 * one or two digits separates the decimals, as German and English write it; before three digits it
 * separates thousands.
 */
export function readMoney(text: string, decimals: number): number | null {
  const [, whole = "", part = ""] = /^(.*?)(?:[.,](\d{1,2}))?$/u.exec(text.trim()) ?? [];
  const major = readWholeNumber(whole);
  if (major === null || part.length > decimals) return null;
  return major * 10 ** decimals + Number(part.padEnd(decimals, "0"));
}
