/** What a form-encoded body means: strings in nested records and lists. */
export type FormValue = string | FormValue[] | FormRecord;

/** A record without a prototype, because its keys come from outside. */
export interface FormRecord {
  [key: string]: FormValue;
}

const MAX_PARTS = 8;

/** A form that cannot be decoded; the caller answers 400. */
export class FormError extends Error {
  override readonly name = "FormError";
}

function emptyRecord(): FormRecord {
  return Object.create(null);
}

function partsOf(key: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(key);
  const root = match?.[1];
  if (root === undefined) throw new FormError(`Cannot read the parameter name ${key}`);
  const rest = [...(match?.[2] ?? "").matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? "");
  const parts = [root, ...rest];
  if (parts.length > MAX_PARTS) throw new FormError(`Cannot read ${key}: it is nested too deeply`);
  return parts;
}

/**
 * `a[]=x` appends; `a[][x]=1&a[][y]=2` fills one element until a key comes again. A list is a record with counted keys
 * until the end.
 */
function nextIndex(record: FormRecord, tail: readonly string[]): string {
  const count = Object.keys(record).length;
  const last = record[String(count - 1)];
  const [nextKey] = tail;
  const fits = typeof last === "object" && !Array.isArray(last) && nextKey !== undefined &&
    last[nextKey] === undefined;
  return String(fits ? count - 1 : count);
}

function put(record: FormRecord, parts: readonly string[], value: string, key: string): void {
  const [head = "", ...tail] = parts;
  const name = head === "" ? nextIndex(record, tail) : head;
  if (tail.length === 0) {
    if (record[name] !== undefined) throw new FormError(`Cannot read ${key}: it is given twice`);
    record[name] = value;
    return;
  }
  const child = record[name] ?? emptyRecord();
  if (typeof child === "string" || Array.isArray(child)) {
    throw new FormError(`Cannot read ${key}: it is given as a value and as a record`);
  }
  record[name] = child;
  put(child, tail, value, key);
}

/** Records whose keys are 0, 1, 2 … become lists, as the client that encoded them meant. */
function listsInside(value: FormValue): FormValue {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  const children = keys.map((key) => [key, listsInside(value[key] ?? "")] as const);
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) {
    return children.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
  }
  const record = emptyRecord();
  for (const [key, child] of children) record[key] = child;
  return record;
}

/** Decodes `a[b][0][c]=x&d[]=y` into nested records and lists of strings; throws FormError. */
export function decodeForm(encoded: string): FormRecord {
  const raw = emptyRecord();
  for (const [key, value] of new URLSearchParams(encoded)) put(raw, partsOf(key), value, key);
  const record = emptyRecord();
  for (const [key, value] of Object.entries(raw)) record[key] = listsInside(value);
  return record;
}
