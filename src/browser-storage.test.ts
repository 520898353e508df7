import { describe, expect, it } from "vitest";
import { createSafeStorage } from "./browser-storage.ts";
import { createFakeStorage } from "./credits/testing/fake-storage.ts";

describe("createSafeStorage", () => {
  it("stores where it can, so that other tabs see it and are seen", () => {
    const shared = createFakeStorage();
    const storage = createSafeStorage(() => shared);
    storage.setItem("key", "mine");
    expect(shared.getItem("key")).toBe("mine");
    shared.setItem("key", "another tab's");
    expect(storage.getItem("key")).toBe("another tab's");
    storage.removeItem("key");
    expect(shared.size()).toBe(0);
  });

  it("remembers what a full storage refuses, and what was stored before is not mistaken for it", () => {
    const shared = createFakeStorage();
    shared.setItem("key", "old");
    const full = { ...shared, setItem: () => quotaExceeded() };
    const storage = createSafeStorage(() => full);
    storage.setItem("key", "new");
    expect(storage.getItem("key")).toBe("new");
    storage.removeItem("key");
    expect(storage.getItem("key")).toBeNull();
  });
});

function quotaExceeded(): never {
  throw new DOMException("The quota has been exceeded", "QuotaExceededError");
}
