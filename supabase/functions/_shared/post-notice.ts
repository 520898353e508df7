import type { Notice } from "./ledger-notices.ts";
import { signNotice } from "./sign-notice.ts";

type PostPorts = {
  isAllowed: (url: string) => boolean;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  now: () => Date;
  timeoutMs: number;
};

/**
 * Posts one notice to its endpoint; resolves to null when the receiver answered 2xx, else to why it
 * did not count. Follows no redirect and reads no answer: the address is a tenant's, not ours.
 */
export function createNoticePost({ isAllowed, fetch, now, timeoutMs }: PostPorts) {
  return async ({ url, secret, notice_id, type, created_at, data }: Notice) => {
    if (!isAllowed(url)) return "address_not_allowed";
    const timestamp = new Date(created_at).toISOString();
    const body = JSON.stringify({ type, timestamp, data });
    const headers = await signNotice({ id: notice_id, body, secret, sentAt: now() });
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const { status, body: answer } = await fetch(url, {
        ...{ method: "POST", headers, body, signal, redirect: "manual" },
      });
      await answer?.cancel();
      return status >= 200 && status < 300 ? null : `status_${status}`;
    } catch {
      return signal.aborted ? "timed_out" : "unreachable";
    }
  };
}

export type PostNotice = ReturnType<typeof createNoticePost>;
