import { createClient, type SupabaseClient } from "@supabase/supabase-js";

// supabase-js looks for a WebSocket when it is created, and Node has none before version 22. Nothing
// here subscribes to anything, so a socket that cannot be opened is all it needs.
class NoSocket {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readonly readyState = 3;
  readonly url = "";
  readonly protocol = "";
  readonly onopen = null;
  readonly onmessage = null;
  readonly onclose = null;
  readonly onerror = null;
  constructor() {
    throw new Error("Cannot subscribe: this client has no realtime connection");
  }
  close() {}
  send() {}
  addEventListener() {}
  removeEventListener() {}
}

export type NodeClientOptions = {
  /** Answers requests in place of the network. */
  fetch?: (request: Request) => Promise<Response>;
};

/** A supabase-js client for scripts and tests: runs on Node 20 and keeps its session in memory. */
export function createNodeClient(
  url: string,
  key: string,
  options: NodeClientOptions = {},
): SupabaseClient {
  const { fetch } = options;
  return createClient(url, key, {
    auth: { persistSession: false, autoRefreshToken: false },
    realtime: { transport: NoSocket },
    ...(fetch === undefined
      ? {}
      : { global: { fetch: (input, init) => fetch(new Request(input, init)) } }),
  });
}
