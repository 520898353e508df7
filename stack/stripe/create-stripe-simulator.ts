import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createApiApp } from "./api/api-app.ts";
import { moveSessions } from "./checkout/page-url.ts";
import { ConnectionLost } from "./api/lose-connection.ts";
import { createControlApp } from "./control/control-app.ts";
import { createControl, type StripeControl } from "./control/create-control.ts";
import { parseOptions, type StripeSimulatorOptions } from "./options.ts";
import { createPagesApp } from "./pages/pages-app.ts";
import { createWorld, type World } from "./world.ts";

/** A running simulator. */
export interface StripeSimulator extends AsyncDisposable {
  /** Where API, checkout pages and control API are, without a slash at the end. */
  readonly url: string;
  /** The same over no network: for a caller that has a Request. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The operations of `/_control/*` as typed methods. */
  readonly control: StripeControl;
  /** Delivers every event to `url`, signed with `secret`. The same url or secret again changes that endpoint. */
  readonly registerWebhook: (url: string, secret: string) => { readonly id: string };
  /** Stops listening and delivering; with a state file, what is pending continues at the next start. */
  readonly close: () => Promise<void>;
}

function listen(world: { readonly app: Hono; readonly host: string; readonly port: number }) {
  return new Promise<{ readonly url: string; readonly close: () => Promise<void> }>(
    (resolve, reject) => {
      const { app, host, port } = world;
      const server = serve({ fetch: app.fetch, hostname: host, port }, (info: AddressInfo) => {
        const name = host.includes(":") ? `[${host}]` : host;
        resolve({
          url: `http://${name}:${info.port}`,
          close: () =>
            new Promise((closed) => {
              server.close(() => closed());
              if ("closeAllConnections" in server) server.closeAllConnections();
            }),
        });
      });
      server.once("error", reject);
    },
  );
}

function appOf(world: World): Hono {
  const app = new Hono();
  app.route("/v1", createApiApp(world));
  app.route("/_control", createControlApp(world));
  app.route("/", createPagesApp(world));
  app.onError((error, c) => {
    // Only an error that leaves the app reaches the caller as a broken connection.
    if (error instanceof ConnectionLost) throw error;
    world.log(`page failed: ${error.stack ?? error.message}`);
    return c.text("The simulator has a fault: see its log", 500);
  });
  return app;
}

/** Starts a Stripe of one test account on a loopback port. */
export async function createStripeSimulator(
  given: StripeSimulatorOptions,
): Promise<StripeSimulator> {
  const options = parseOptions(given);
  let url = "";
  const world = await createWorld(options, () => url);
  const app = appOf(world);
  const server = await listen({ app, host: options.host, port: options.port });
  url = server.url;
  moveSessions(world.account, url);
  if (options.webhookUrl !== undefined) {
    world.registerWebhook(options.webhookUrl, options.webhookSecret);
  }
  world.deliverer.resume();
  const tick = setInterval(world.tick, 1000);
  const close = async () => {
    clearInterval(tick);
    world.deliverer.close();
    await server.close();
    await world.save();
  };
  return {
    url,
    fetch: async (request) => await app.fetch(request),
    control: createControl(world),
    registerWebhook: world.registerWebhook,
    close,
    [Symbol.asyncDispose]: close,
  };
}
