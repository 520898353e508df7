import type { StoragePort } from "../../browser-storage.ts";

/** A storage that forgets everything with the test. */
export function createFakeStorage(): StoragePort & { size: () => number } {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    size: () => items.size,
  };
}
