import { type IncomingMessage, request, type ServerResponse } from "node:http";

// These describe one connection, not the message; the connection to the function is another one.
const HOP_BY_HOP = new Set([
  "connection",
  "expect",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * Passes a request on to a port of 127.0.0.1 and its answer back, body bytes untouched in both
 * directions: a webhook's signature covers exactly what the sender sent.
 */
export function proxy(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: { port: number; path: string; onUnreachable: () => void },
): void {
  const upstream = request({
    host: "127.0.0.1",
    port: target.port,
    method: incoming.method,
    path: target.path,
    headers: [
      ...withoutHopByHop(incoming.rawHeaders).filter(([name]) => !isForwarding(name)),
      // Overwritten rather than appended to: a caller must not choose the address it is limited by.
      ["x-forwarded-for", incoming.socket.remoteAddress ?? "127.0.0.1"],
      ["x-forwarded-proto", "http"],
      ["x-forwarded-host", incoming.headers.host ?? ""],
      ...(incoming.headers["transfer-encoding"] === undefined
        ? []
        : [["transfer-encoding", "chunked"]]),
    ].flat(),
    // A connection of its own: a kept one may belong to a process that has died since.
    agent: false,
  });
  upstream.once("response", (answer) => {
    const headers = withoutHopByHop(answer.rawHeaders).flat();
    outgoing.writeHead(answer.statusCode ?? 502, headers);
    answer.pipe(outgoing);
    answer.once("error", () => outgoing.destroy());
  });
  upstream.once("error", () => {
    // After the headers it is the upload that broke: a function may answer before it has read
    // everything and hang up. An answer that breaks off has its own error.
    if (!outgoing.headersSent) target.onUnreachable();
  });
  // A caller that hangs up must not keep the function busy for nobody.
  outgoing.once("close", () => {
    upstream.destroy();
    // What the function did not want to read is read here, or the connection could not be used again.
    incoming.unpipe(upstream);
    incoming.resume();
  });
  incoming.pipe(upstream);
}

function withoutHopByHop(rawHeaders: string[]): [string, string][] {
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name, value] = [rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""];
    if (!HOP_BY_HOP.has(name.toLowerCase())) headers.push([name, value]);
  }
  return headers;
}

function isForwarding(name: string): boolean {
  return name.toLowerCase().startsWith("x-forwarded-") || name.toLowerCase() === "forwarded";
}
