import { describe, expect, it } from "vitest";
import { createSafeStorage } from "../browser-storage.ts";
import { attemptFor, createAttemptStore } from "./attempt-store.ts";
import type { Attempt } from "./attempt-store.ts";
import { createFakeStorage } from "./testing/fake-storage.ts";

const owner = { userId: "user-1", tenantId: "tenant-1" };
const started: Attempt = {
  attemptId: "0b8f5a52-52cf-4f43-9a04-0d7a3ac0e3b5",
  packageId: "standard",
  savesCard: false,
  purchaseId: null,
  isSetAside: false,
};
const mintNothing = () => "never";

describe("createAttemptStore", () => {
  it("survives a reload", () => {
    const storage = createFakeStorage();
    createAttemptStore(storage, owner).write({ ...started, purchaseId: "purchase-1" });
    expect(createAttemptStore(storage, owner).read())
      .toEqual({ ...started, purchaseId: "purchase-1" });
  });

  it("keeps people and tenants apart", () => {
    const storage = createFakeStorage();
    createAttemptStore(storage, owner).write(started);
    expect(createAttemptStore(storage, { ...owner, tenantId: "tenant-2" }).read()).toBeNull();
    expect(createAttemptStore(storage, { ...owner, userId: "user-2" }).read()).toBeNull();
  });

  it("forgets a finished attempt", () => {
    const storage = createFakeStorage();
    const store = createAttemptStore(storage, owner);
    store.write(started);
    store.clear(started.attemptId);
    expect(store.read()).toBeNull();
    expect(storage.size()).toBe(0);
  });

  it("does not forget a newer attempt of another tab", () => {
    const storage = createFakeStorage();
    const store = createAttemptStore(storage, owner);
    store.write(started);
    const newer = { ...started, attemptId: "1c4d1c60-8c3c-4a0e-b7c5-6f1f0c1b2a3d" };
    createAttemptStore(storage, owner).write(newer);
    store.clear(started.attemptId);
    expect(store.read()).toEqual(newer);
  });

  it.each(["", "{", "null", '{"attemptId":"1"}', '{"attemptId":1,"packageId":"x"}'])(
    "reads %j, which it never wrote, as nothing",
    (text) => {
      const storage = createFakeStorage();
      storage.setItem("tenant-credits:attempt:user-1:tenant-1", text);
      expect(createAttemptStore(storage, owner).read()).toBeNull();
    },
  );

  it("works in memory where the browser refuses storage", () => {
    const store = createAttemptStore(createSafeStorage(() => refuse()), owner);
    store.write(started);
    expect(store.read()).toEqual(started);
    store.clear(started.attemptId);
    expect(store.read()).toBeNull();
  });
});

describe("attemptFor", () => {
  it("continues the unfinished attempt for the same package", () => {
    const setAside = { ...started, purchaseId: "purchase-1", isSetAside: true };
    expect(attemptFor(setAside, started, mintNothing))
      .toEqual({ ...setAside, isSetAside: false });
  });

  it("starts a new attempt for another package", () => {
    const power = { packageId: "power", savesCard: false };
    expect(attemptFor({ ...started, purchaseId: "purchase-1" }, power, () => "fresh")).toEqual({
      attemptId: "fresh",
      ...power,
      purchaseId: null,
      isSetAside: false,
    });
  });

  it("starts a new attempt when the card is to be kept after all, or not any more", () => {
    for (const savesCard of [true, false]) {
      const stored = { ...started, savesCard: !savesCard };
      expect(attemptFor(stored, { ...started, savesCard }, () => "fresh"))
        .toMatchObject({ attemptId: "fresh", savesCard });
    }
  });

  it("starts a new attempt when there is none", () => {
    expect(attemptFor(null, started, () => "fresh").attemptId).toBe("fresh");
  });
});

function refuse(): never {
  throw new DOMException("The operation is insecure", "SecurityError");
}
