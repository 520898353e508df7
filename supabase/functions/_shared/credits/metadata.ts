import { z } from "zod";
import { isStorable } from "./stored-text.ts";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type Metadata = { [name: string]: Json };

const MAX_BYTES = 4096;
const MAX_DEPTH = 32;

/**
 * What a caller may store beside an entry: a small JSON object. The database counts the bytes again,
 * with spaces. The depth is bounded because every reader of nested JSON, ours too, recurses.
 */
export const metadata = z.custom<Metadata>(
  (value) => isObject(value) && isJson(value, MAX_DEPTH) && bytesOf(value) <= MAX_BYTES,
  `must be a JSON object of at most ${MAX_BYTES} bytes, nested at most ${MAX_DEPTH} deep`,
);

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === "boolean") return true;
  if (typeof value === "string") return isStorable(value);
  if (typeof value === "number") return Number.isFinite(value);
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((inner) => isJson(inner, depth - 1));
  return isObject(value) &&
    Object.entries(value).every(([name, inner]) => isStorable(name) && isJson(inner, depth - 1));
}

/** A plain object: a Date or a Map would become something else on the way. */
function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null &&
    Object.getPrototypeOf(value) === Object.prototype;
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
