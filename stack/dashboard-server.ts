import { createServer as createHttpServer } from "node:http";
import { join } from "node:path";
import type { DemoUser } from "./demo.ts";
import { repositoryDirectory } from "./repository.ts";

export type DashboardServerOptions = {
  port: number;
  supabaseUrl: string;
  publishableKey: string;
  /** Sign-ins the dashboard may offer; a deployed one has none. */
  demoUsers: readonly DemoUser[];
};

/** The dashboard under development: its own origin, reloaded as its source changes. */
export type DashboardServer = AsyncDisposable & { url: string };

/** Serves the dashboard with Vite on one port of 127.0.0.1, pointed at one stack. */
export async function startDashboardServer(
  options: DashboardServerOptions,
): Promise<DashboardServer> {
  // Loaded here because most stacks, those of the tests, have no dashboard and Vite is large.
  const { createServer: createViteServer } = await import("vite");
  // Our own HTTP server, with Vite behind it: a server of Vite's would end the process on SIGTERM
  // before the rest of the stack has stopped.
  const server = createHttpServer();
  const mode = process.env["NODE_ENV"] ?? "development";
  const variables = {
    VITE_SUPABASE_URL: options.supabaseUrl,
    VITE_SUPABASE_PUBLISHABLE_KEY: options.publishableKey,
    VITE_DEMO_USERS: JSON.stringify(options.demoUsers),
  };
  const vite = await createViteServer({
    root: repositoryDirectory,
    configFile: join(repositoryDirectory, "vite.config.ts"),
    // A run of the tests prepares the packages differently and must not replace a developer's.
    cacheDir: join(repositoryDirectory, "node_modules", ".vite", `dashboard-${mode}`),
    clearScreen: false,
    logLevel: "error",
    define: Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [
        `import.meta.env.${name}`,
        JSON.stringify(value),
      ]),
    ),
    server: { middlewareMode: true, ws: { server } },
  });
  server.on("request", vite.middlewares);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      const why = `Cannot serve the dashboard on port ${options.port}: ${cause.message}`;
      reject(new Error(why, { cause }));
    });
    server.listen(options.port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${options.port}`,
    [Symbol.asyncDispose]: async () => {
      await vite.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
