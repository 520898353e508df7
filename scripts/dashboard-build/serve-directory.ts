import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

type PackedFile = { path: string; body: Uint8Array };

async function pack(
  directory: string,
  path: string,
  fill: (code: string) => string,
): Promise<PackedFile> {
  const file = await readFile(join(directory, normalize(path)));
  return { path, body: gzipSync(path.endsWith(".js") ? fill(file.toString("utf8")) : file) };
}

/** A folder on an address of its own. */
export type DirectoryServer = AsyncDisposable & { url: string };

/**
 * Serves a built dashboard as docs/deploy.md asks of a static host: packed, and index.html for pages.
 * The folder must not change meanwhile; `fill` may complete its code.
 */
export async function serveDirectory(
  directory: string,
  port: number,
  fill: (code: string) => string = (code) => code,
): Promise<DirectoryServer> {
  const packed = new Map<string, Promise<PackedFile | null>>();
  const read = (path: string) => {
    const file = packed.get(path) ?? pack(directory, path, fill).catch(() => null);
    packed.set(path, file);
    return file;
  };
  const server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const file = await read(pathname) ?? await read("/index.html");
    if (file === null) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file.path)] ?? "application/octet-stream",
      "content-encoding": "gzip",
      "cache-control": file.path.startsWith("/assets/")
        ? "public, max-age=31536000, immutable"
        : "no-cache",
      "x-content-type-options": "nosniff",
    }).end(file.body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
