import { type Context, Hono } from "hono";
import { SessionNotOpen } from "../checkout/session-not-open.ts";
import type { World } from "../world.ts";
import { OPERATIONS } from "./create-control.ts";
import { ControlError } from "./operation.ts";
import { refuseForeignPages } from "./refuse-foreign-pages.ts";

async function jsonInput(c: Context): Promise<unknown> {
  const text = await c.req.text();
  if (text === "") return {};
  if (!(c.req.header("content-type") ?? "").startsWith("application/json")) {
    throw new ControlError(400, "Send JSON with the header content-type: application/json");
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError(400, "The body is not JSON");
  }
}

/** The control API over HTTP, to be mounted at `/_control`: JSON in, JSON out, `{ "error": … }` for faults. */
export function createControlApp(world: World): Hono {
  const app = new Hono();
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    app.on(operation.method, `/${name}`, async (c) => {
      refuseForeignPages(c);
      const input = operation.method === "GET" ? c.req.query() : await jsonInput(c);
      return c.json(await operation.call(world, input));
    });
  }
  app.all("*", (c) => {
    const names = Object.entries(OPERATIONS).map(([name, { method }]) => `${method} /${name}`);
    return c.json({ error: `There is no such operation. These exist: ${names.join(", ")}` }, 404);
  });
  app.onError((error, c) => {
    if (error instanceof ControlError) return c.json({ error: error.message }, error.status);
    if (error instanceof SessionNotOpen) return c.json({ error: error.message }, 409);
    throw error;
  });
  return app;
}
