import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { DataApi } from "./data-api.ts";
import type { FunctionsHost } from "./functions-host.ts";
import { proxy } from "./gateway/proxy.ts";

export type GatewayOptions = {
  port: number;
  dataApi: Pick<DataApi, "fetch">;
  functions: Pick<FunctionsHost, "portOf">;
};

/** The one origin of the stack. */
export type Gateway = AsyncDisposable & { url: string; port: number };

/**
 * Serves /rest/v1, /auth/v1 and /functions/v1 on one port of 127.0.0.1, like Supabase's own gateway:
 * same paths, same answers for a function that is missing or down.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  // Pages of any origin may call: what they may do is the key's and the user's matter. The embedded
  // API answers a page's preflight for Auth without the headers that supabase-js sends.
  const dataApi = new Hono()
    .use(cors({ origin: "*", exposeHeaders: ["content-range", "x-total-count"] }))
    .all("*", ({ req }) => options.dataApi.fetch(req.raw));
  const answerData = getRequestListener(dataApi.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? "/";
    if (/^\/(rest|auth)\/v1(\/|$|\?)/.test(path)) {
      void answerData(incoming, outgoing);
    } else if (/^\/functions\/v1\/[^/?]/.test(path)) {
      answerFunction(options.functions, incoming, outgoing);
    } else {
      refuse(outgoing, 404, { message: "no Route matched with those values" });
    }
  });
  const port = await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    [Symbol.asyncDispose]: () => close(server),
  };
}

function answerFunction(
  functions: GatewayOptions["functions"],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  // A function sees its own name as the first segment, as on Supabase.
  const path = (incoming.url ?? "").slice("/functions/v1".length);
  const name = /^\/([^/?]+)/.exec(path)?.[1] ?? "";
  const port = functions.portOf(name);
  const onUnreachable = () =>
    refuse(outgoing, 503, { code: "BOOT_ERROR", message: `Function ${name} is restarting` });
  if (port === null) {
    refuse(outgoing, 404, { code: "NOT_FOUND", message: "Requested function was not found" });
  } else if (port === "restarting") {
    onUnreachable();
  } else {
    proxy(incoming, outgoing, { port, path, onUnreachable });
  }
}

function refuse(outgoing: ServerResponse, status: number, body: Record<string, string>): void {
  outgoing.writeHead(status, {
    "content-type": "application/json",
    // A page must be able to read why it was refused.
    "access-control-allow-origin": "*",
  });
  outgoing.end(JSON.stringify(body));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      reject(new Error(`Cannot listen on port ${port}: ${cause.message}`, { cause }));
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // Requests in flight get a moment; a connection somebody holds open does not hold us.
  const timer = setTimeout(() => server.closeAllConnections(), 1_000);
  await closed;
  clearTimeout(timer);
}
