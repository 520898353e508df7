import { redact } from "./redact.ts";

/** The only fields that may be logged. No event, key, token, e-mail or body has a place here. */
export type LogFields = {
  request_id?: string;
  function?: string;
  method?: string;
  route?: string;
  status?: number;
  duration_ms?: number;
  code?: string;
  message?: string;
  outcome?: string;
  reason?: string;
  event_id?: string;
  event_type?: string;
  tenant_id?: string;
  purchase_id?: string;
};

export type Log = (
  level: "info" | "warn" | "alert" | "error",
  event: string,
  fields: LogFields,
) => void;

const ALLOWED: readonly (keyof LogFields)[] = [
  "request_id",
  "function",
  "method",
  "route",
  "status",
  "duration_ms",
  "code",
  "message",
  "outcome",
  "reason",
  "event_id",
  "event_type",
  "tenant_id",
  "purchase_id",
];

/**
 * One JSON object per line. Fields outside the list are dropped even when a cast lets them through, and
 * what looks like a secret is hidden in those that may be logged: a message may be somebody else's.
 */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  return (level, event, fields) => {
    const known = ALLOWED.flatMap((name) => {
      const value = fields[name];
      return value === undefined ? [] : [[name, typeof value === "string" ? redact(value) : value]];
    });
    write(
      JSON.stringify({ time: now().toISOString(), level, event, ...Object.fromEntries(known) }),
    );
  };
}
