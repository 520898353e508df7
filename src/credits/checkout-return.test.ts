import { describe, expect, it } from "vitest";
import {
  noteSameTabCheckout,
  takeCheckoutReturn,
  withoutCheckoutReturn,
} from "./checkout-return.ts";
import { createFakeStorage } from "./testing/fake-storage.ts";

describe("takeCheckoutReturn", () => {
  it("reads a return into a new tab", () => {
    expect(takeCheckoutReturn("?checkout=success&purchase=p-1", createFakeStorage()))
      .toEqual({ purchaseId: "p-1", outcome: "success", sameTabTenantId: null });
  });

  it("recognises the tab that left for this purchase, once", () => {
    const tab = createFakeStorage();
    noteSameTabCheckout(tab, "p-1", "tenant-1");
    const search = "?checkout=cancelled&purchase=p-1";
    expect(takeCheckoutReturn(search, tab)?.sameTabTenantId).toBe("tenant-1");
    expect(takeCheckoutReturn(search, tab)?.sameTabTenantId).toBeNull();
  });

  it("is not misled by a note about another purchase", () => {
    const tab = createFakeStorage();
    noteSameTabCheckout(tab, "p-0", "tenant-1");
    expect(takeCheckoutReturn("?checkout=success&purchase=p-1", tab)?.sameTabTenantId).toBeNull();
  });

  it.each([
    "",
    "?checkout=success",
    "?purchase=p-1",
    "?checkout=paid&purchase=p-1",
    "?checkout=success&purchase=../../x",
    `?checkout=success&purchase=${"a".repeat(101)}`,
  ])("sees no return in %j", (search) => {
    expect(takeCheckoutReturn(search, createFakeStorage())).toBeNull();
  });
});

describe("withoutCheckoutReturn", () => {
  it("removes the return and nothing else", () => {
    expect(withoutCheckoutReturn("https://app.example/?lang=de&checkout=success&purchase=p-1#a"))
      .toBe("https://app.example/?lang=de#a");
  });
});
