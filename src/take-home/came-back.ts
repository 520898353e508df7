import { tabStorage } from "../browser-storage.ts";
import { takeCheckoutReturn } from "../credits/checkout-return.ts";

/**
 * How this tab came back from Checkout, if it did. Read once, before anything renders: rendering may
 * run twice, a return is taken once. A server has no address to read.
 */
export const cameBack = "location" in globalThis
  ? takeCheckoutReturn(location.search, tabStorage)
  : null;
