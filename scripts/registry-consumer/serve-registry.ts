import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

/** What the CLI asks its own registry for when it writes into a stylesheet; items bring their colours. */
const NO_COLORS = JSON.stringify({
  inlineColors: { light: {}, dark: {} },
  cssVars: { light: {}, dark: {} },
  inlineColorsTemplate: "",
  cssVarsTemplate: "",
});

/** A server of the built items, on a free port; it answers for the CLI's own registry as well. */
export async function serveRegistry(directory: string): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const name = /^\/r\/([\w-]+\.json)$/.exec(pathname)?.[1];
    const file = name === undefined ? undefined : join(directory, name);
    response.setHeader("content-type", "application/json");
    if (pathname.startsWith("/colors/")) response.end(NO_COLORS);
    else if (file !== undefined && existsSync(file)) response.end(readFileSync(file));
    else response.writeHead(404).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("Cannot serve the registry");
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
