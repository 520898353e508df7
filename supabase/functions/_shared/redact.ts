/** What no log may hold, by its looks: the last line behind the list of fields that may be logged. */
const SECRETS: readonly RegExp[] = [
  // Keys of Stripe and Supabase, signing secrets, client secrets.
  /\b(?:sk|rk|pk)_(?:test|live)_[\w*]+/g,
  /\bwhsec_[\w+/=-]+/g,
  /\bsb_(?:secret|publishable)_[\w-]+/g,
  /\b\w+_secret_\w+/g,
  // Access tokens, and the signature of a delivery.
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /\b[Bb]earer\s+\S+/g,
  /\bv1=[0-9a-f]{16,}/g,
  // A password in an address, and e-mail addresses.
  /\/\/[^\s/:@]+:[^\s/@]+@/g,
  /[^\s"'<>()@,;:]+@[^\s"'<>()@,;:]+/g,
];

/** A message may quote what it could not read: this is as much of it as a log has use for. */
const MAX_LENGTH = 500;

/** The text without anything that looks like a key, a token or an e-mail address. */
export function redact(text: string): string {
  const redacted = SECRETS.reduce((kept, secret) => kept.replace(secret, "[redacted]"), text);
  return redacted.length > MAX_LENGTH ? `${redacted.slice(0, MAX_LENGTH)}…` : redacted;
}
