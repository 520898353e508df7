import { z } from "zod";
import { purchaseId } from "./purchase.ts";

const news = z.object({
  purchaseId,
  what: z.enum(["success", "cancelled", "decided"]),
});

/** What one tab tells the others about a purchase: the way it came back, or that it is decided. */
export type CheckoutNews = z.infer<typeof news>;

const CHANNEL = "tenant-credits:checkout";

/** Tells the other tabs of this browser; they look for themselves before they believe it. */
export function tellOtherTabs(message: CheckoutNews) {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(message);
  channel.close();
}

/** Listens to the other tabs until the returned function is called. */
export function listenToOtherTabs(onNews: (message: CheckoutNews) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event) => {
    const parsed = news.safeParse(event.data);
    if (parsed.success) onNews(parsed.data);
  };
  return () => channel.close();
}
