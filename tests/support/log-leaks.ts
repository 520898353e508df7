/** What must appear in no log line, beside what gives itself away by its looks. */
export type Guarded = {
  /** Keys, passwords and tokens of this run, by a name that may be shown. */
  secrets?: Readonly<Record<string, string>>;
  /** Objects whose contents nobody may log: Stripe's events, requests, replies. */
  payloads?: readonly unknown[];
  /** Values of payloads that may be logged, such as an event's id. */
  mayAppear?: readonly string[];
};

/** A line that says too much, and why; what it says is not repeated here. */
export type LogLeak = { leaks: string; line: number };

const BY_LOOKS: Readonly<Record<string, RegExp>> = {
  "a key of Stripe's": /(sk|rk|pk)_(test|live)_[^\s"]*[0-9a-z]{4}/i,
  "a signing secret": /whsec_/,
  "a key of Supabase's": /sb_(secret|publishable)_/,
  "a client secret": /_secret_[0-9a-z]{8}/i,
  "an access token": /eyJ[0-9a-z_-]{5,}\.[0-9a-z_-]+/i,
  "an authorization header": /bearer\s+[^\s"]{8}/i,
  "a delivery's signature": /v1=[0-9a-f]{32}/,
  "a password in an address": /:\/\/[^\s/@"]+:[^\s/@"]+@/,
  "an e-mail address": /[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
  "an event's payload": /"object\\?":\\?\s*\\?"(event|checkout\.session|payment_intent|charge)/,
  "a client's address": /\b(?!127\.0\.0\.1\b|0\.0\.0\.0\b)(\d{1,3}\.){3}\d{1,3}\b/,
};

/** Every line that holds a secret, a person's address or a piece of a payload. */
export function findLeaks(lines: readonly string[], guarded: Guarded = {}): LogLeak[] {
  const { secrets = {}, payloads = [], mayAppear = [] } = guarded;
  const pieces = new Set(payloads.flatMap(piecesOf));
  for (const piece of mayAppear.flatMap(wordsOf)) pieces.delete(piece);
  return lines.flatMap((line, index) => {
    const looks = Object.entries(BY_LOOKS).filter(([, pattern]) => pattern.test(line));
    const known = Object.entries(secrets).filter(([, secret]) => line.includes(secret));
    // The simulator's own lines name the objects it is asked for; they never leave this machine.
    const quoted = line.startsWith("stripe: ")
      ? []
      : wordsOf(line).filter((word) => pieces.has(word));
    return [
      ...[...looks, ...known].map(([name]) => name),
      ...(quoted.length === 0 ? [] : ["a piece of a payload"]),
    ].map((leaks) => ({ leaks, line: index }));
  });
}

/** The telling words in all texts of an object, however deep: numbers, ids, addresses. */
function piecesOf(value: unknown): string[] {
  if (typeof value === "string") return wordsOf(value).filter(isTelling);
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(piecesOf);
}

function wordsOf(text: string): string[] {
  return text.split(/[^\w@.+-]+/);
}

/** Long enough to be no accident, no word of Stripe's vocabulary, and no moment or number. */
function isTelling(word: string): boolean {
  return word.length >= 8 && /[\d@]/.test(word) && !/^[\dTZ.:-]+$/.test(word);
}
