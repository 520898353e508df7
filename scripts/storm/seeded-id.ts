import { createHash } from "node:crypto";

/** A uuid that a seed and a name decide, so that what it names is found again in every replay. */
export function seededId(seed: number, name: string): string {
  const digits = createHash("sha256").update(`${seed}:${name}`).digest("hex");
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join("-");
}
