import { createServer } from "node:net";

/** True when nothing listens on this port of 127.0.0.1 right now. */
export async function isPortFree(port: number): Promise<boolean> {
  return await listenOnce(port) !== null;
}

/** A port of 127.0.0.1 that is free: the preferred one when it is, otherwise any. */
export async function freePort(preferred = 0): Promise<number> {
  const port = await listenOnce(preferred) ?? await listenOnce(0);
  if (port === null) {
    throw new Error("Cannot find a free port on 127.0.0.1; end a process that listens there");
  }
  return port;
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : null;
      server.close(() => resolve(bound));
    });
  });
}
