import { z } from "zod";
import { entryKind } from "../../supabase/functions/_shared/credits/history-entry.ts";

type Kind = z.infer<typeof entryKind>;

/** What people call the kinds of movements; a capture is usage like a deduct. */
const KIND_GROUPS = {
  topup: ["topup"],
  usage: ["deduct", "capture"],
  returned: ["restore"],
  expired: ["expire"],
  reversed: ["reverse"],
  adjusted: ["adjust"],
} as const satisfies Record<string, readonly Kind[]>;

const kindGroup = z.enum(["topup", "usage", "returned", "expired", "reversed", "adjusted"]);

/** A group of kinds that the history can be narrowed to. */
export type KindGroup = z.infer<typeof kindGroup>;

/** All groups, in the order of the choice. */
export const KIND_GROUP_NAMES: readonly KindGroup[] = kindGroup.options;

// A day that is in the calendar: "2026-13-01" is no date, and "2026-02-30" would become March.
const day = z.string().refine((text) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text)
);

/** What the reader wants to see; null does not narrow. Days are the reader's own, both included. */
export type HistoryFilter = {
  kind: KindGroup | null;
  action: string | null;
  member: string | null;
  from: string | null;
  to: string | null;
};

/** Reads the filter from an address; what is not understood there does not narrow. */
export function readFilter(search: URLSearchParams): HistoryFilter {
  const read = <Value>(name: string, schema: z.ZodType<Value>) =>
    schema.nullable().catch(null).parse(search.get(name));
  return {
    kind: read("kind", kindGroup),
    action: read("action", z.string().min(1).max(63)),
    member: read("member", z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
    from: read("from", day),
    to: read("to", day),
  };
}

/** The address's search with the filter in it; whatever else stands there stays. */
export function writeFilter(search: URLSearchParams, filter: HistoryFilter): URLSearchParams {
  const written = new URLSearchParams(search);
  for (const [name, value] of Object.entries(filter)) {
    if (value === null) written.delete(name);
    else written.set(name, value);
  }
  return written;
}

/** Whether anything is left out. */
export function isNarrowed(filter: HistoryFilter): boolean {
  return Object.values(filter).some((value) => value !== null);
}

/** The filter as the database and the export take it: kinds, and moments with the end excluded. */
export function toQuery({ kind, action, member, from, to }: HistoryFilter) {
  return {
    ...(kind === null ? {} : { kinds: [...KIND_GROUPS[kind]] }),
    ...(action === null ? {} : { action }),
    ...(member === null ? {} : { actor: member }),
    ...(from === null ? {} : { since: startOfDay(from, 0) }),
    ...(to === null ? {} : { until: startOfDay(to, 1) }),
  };
}

/** When a day begins where the reader is, so many days later; by the calendar, not by 24 hours. */
function startOfDay(isoDay: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = isoDay.split("-").map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
