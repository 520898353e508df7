import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Above what servers are usually given, below what Linux, macOS and Windows choose from. */
const FIRST_PORT = 20_000;
const FIRST_EPHEMERAL_PORT = 32_768;

/** True when nothing listens on this port of 127.0.0.1 right now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}

/**
 * A port of 127.0.0.1 that is free: the preferred one when it is, otherwise any. Not one that the
 * system would choose: before somebody listens there, it may have become the near end of a connection.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && await isPortFree(preferred)) return preferred;
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(FIRST_PORT, FIRST_EPHEMERAL_PORT);
    if (await isPortFree(port)) return port;
  }
  throw new Error("Cannot find a free port on 127.0.0.1; end a process that listens there");
}
