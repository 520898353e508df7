import { describe, expect, it } from "vitest";
import { listenToOtherTabs, tellOtherTabs } from "./checkout-channel.ts";
import type { CheckoutNews } from "./checkout-channel.ts";

describe("the channel between tabs", () => {
  it("carries the news and drops what is none", async () => {
    const heard: CheckoutNews[] = [];
    let stop = () => {};
    const both = new Promise<void>((resolve) => {
      stop = listenToOtherTabs((news) => {
        heard.push(news);
        if (heard.length === 2) resolve();
      });
    });
    tellOtherTabs({ purchaseId: "p-1", what: "success" });
    const stranger = new BroadcastChannel("tenant-credits:checkout");
    stranger.postMessage({ purchaseId: "p-1", what: "paid" });
    stranger.close();
    tellOtherTabs({ purchaseId: "p-1", what: "decided" });
    await both;
    stop();
    expect(heard).toEqual([
      { purchaseId: "p-1", what: "success" },
      { purchaseId: "p-1", what: "decided" },
    ]);
  });
});
