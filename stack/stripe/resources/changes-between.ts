import { isDeepStrictEqual } from "node:util";

/** The fields that differ, with their earlier values: an event's `previous_attributes`; undefined when nothing differs. */
export function changesBetween<T extends object>(before: T, after: T): object | undefined {
  const current = new Map<string, unknown>(Object.entries(after));
  const changed = Object.entries(before).filter(([field, value]) =>
    !isDeepStrictEqual(value, current.get(field))
  );
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}
