import type { Receipt } from "./credits/ledger-rows.ts";
import { type DeductRequest, MAX_BATCH_ITEMS } from "./credits/spend-request.ts";
import { deliverDeducts, type Delivery, type PendingDeduct } from "./deliver-deducts.ts";
import { UndeliveredDeduct } from "./undelivered-deduct.ts";

type Limits = {
  /** A batch is sent when so many items wait. */
  maxItems: number;
  /** And when the first of them has waited so long. */
  maxWaitMs: number;
  /** More items than these are refused until some are delivered. */
  maxWaiting: number;
};

const DEFAULTS = {
  maxItems: 100,
  maxWaitMs: 50,
  maxWaiting: 10_000,
  maxAttempts: 5,
  timeoutMs: 10_000,
  backoffMs: 200,
};

export type DeductBufferOptions =
  & Pick<Delivery, "deductBatch" | "later" | "random">
  & Partial<Delivery & Limits>;

export type DeductBuffer = {
  /**
   * Like ledger.deduct: the item's own receipt, or the CreditError that refused it. Rejects with an
   * UndeliveredDeduct, which has the item, when nobody could find out.
   */
  deduct: (item: DeductRequest) => Promise<Receipt>;
  /** Takes nothing more, sends what waits, and resolves when every item has its outcome. */
  close: () => Promise<void>;
};

/**
 * Collects the deducts of a busy function or meter and sends them as batches, one after the other;
 * while one is under way the next fills up. No item is lost silently: each promise settles.
 */
export function createDeductBuffer(options: DeductBufferOptions): DeductBuffer {
  const settings = { ...DEFAULTS, ...options };
  const { later, maxWaitMs, maxWaiting } = settings;
  const maxItems = Math.min(Math.max(settings.maxItems, 1), MAX_BATCH_ITEMS);
  const waiting: PendingDeduct[] = [];
  let isDue = false;
  let isSending = false;
  let isClosed = false;
  let callOff: (() => void) | null = null;
  let idle = Promise.resolve();

  const isReady = () => waiting.length >= maxItems || (isDue && waiting.length > 0);

  /** Sends batches until none is ready; the timer runs for what waits, and only then. */
  async function send(): Promise<void> {
    isSending = true;
    while (isReady()) {
      const batch = waiting.splice(0, maxItems);
      if (waiting.length === 0) {
        callOff?.();
        callOff = null;
        isDue = false;
      }
      await deliverDeducts(batch, settings);
    }
    isSending = false;
  }

  function wake(): void {
    if (!isSending && isReady()) idle = send();
  }

  function sendAll(): void {
    isDue = true;
    wake();
  }

  return {
    deduct: async (item) => {
      if (isClosed) throw new UndeliveredDeduct(item, "closed");
      if (waiting.length >= maxWaiting) throw new UndeliveredDeduct(item, "full");
      return await new Promise((resolve, reject) => {
        // A copy: a retry must be the same request, whatever becomes of the caller's object.
        waiting.push({ item: structuredClone(item), resolve, reject });
        callOff ??= later(sendAll, maxWaitMs);
        wake();
      });
    },
    close: async () => {
      isClosed = true;
      sendAll();
      await idle;
    },
  };
}
