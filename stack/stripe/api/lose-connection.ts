import type { HttpBindings } from "@hono/node-server";

/** The socket behind a request; absent when the request came over no network. */
export type Connection = Partial<HttpBindings> | undefined;

/** Thrown instead of an answer: there is nobody left to answer to. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}

/** Breaks the connection, so that the caller sees a network error and no answer. */
export function breakConnection(connection: Connection): never {
  connection?.incoming?.socket.destroy();
  throw new ConnectionLost("The simulated connection was reset");
}

/** Resolves when the caller has given up waiting. */
export function untilGivenUp(connection: Connection, request: Request): Promise<void> {
  return new Promise((resolve) => {
    connection?.outgoing?.once("close", () => resolve());
    request.signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
