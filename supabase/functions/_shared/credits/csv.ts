/** A text that a spreadsheet would run: it begins like a formula, in ASCII or in full width. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/;

/**
 * The same inside a text, behind what may divide fields for somebody else: a spreadsheet set to
 * semicolons (a German one is) or tabs ends a field there, and a line even within our quotes.
 */
const INNER_FORMULA = /([;\t\n]["\s]*)(?=[=+\-@＝＋－＠])/g;

/** A byte order mark: without it Excel takes UTF-8 for another encoding. */
export const BOM = "\uFEFF";

/**
 * One line of a CSV file by RFC 4180: comma, CRLF, quotes where a field needs them. Texts may come from
 * anybody, so what a spreadsheet would run as a formula gets an apostrophe in front; numbers are ours
 * and stay numbers, negative ones as well.
 */
export function csvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map(csvField).join(",")}\r\n`;
}

function csvField(field: string | number | null): string {
  if (field === null) return "";
  if (typeof field === "number") return String(field);
  // A lone CR would begin a new line in some readers, and CRLF is what ends ours.
  const lines = field.replaceAll(/\r\n?/g, "\n").replaceAll(INNER_FORMULA, "$1'");
  const inert = FORMULA.test(field) ? `'${lines}` : lines;
  return /[",\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
