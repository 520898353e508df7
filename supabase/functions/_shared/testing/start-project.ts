import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { SupabaseEnv } from "../env.ts";

export type ProjectUser = {
  id: string;
  is_anonymous: boolean;
  roles: Map<string, string>;
  is_operator?: boolean;
};

type RpcAnswer = { status: 200 | 400 | 402 | 404 | 409 | 500; body: unknown };
type Rpcs = Record<string, (named: Record<string, unknown>) => RpcAnswer>;

// supabase-js wants a WebSocket constructor when a client is made, and Node has none before 22.
if (!("WebSocket" in globalThis)) Object.assign(globalThis, { WebSocket: class {} });

/**
 * The Auth and Data API of a project, as far as the functions use them, over real HTTP. Users are
 * found by access token and may be changed while it runs; RPCs answer what the test says.
 */
export async function startProject(
  { users = new Map<string, ProjectUser>(), rpcs = {}, authIsDown = false }: {
    users?: Map<string, ProjectUser>;
    rpcs?: Rpcs;
    authIsDown?: boolean;
  },
): Promise<{ env: SupabaseEnv; close: () => void }> {
  const userOf = (header: string | undefined) => users.get(header?.replace("Bearer ", "") ?? "");
  const app = new Hono();
  app.get("/auth/v1/user", ({ req, json }) => {
    if (authIsDown) return json({ msg: "no available server" }, 503);
    const user = userOf(req.header("authorization"));
    return user === undefined
      ? json({ code: 403, error_code: "bad_jwt", msg: "invalid JWT" }, 403)
      : json({ id: user.id, is_anonymous: user.is_anonymous });
  });
  app.get("/rest/v1/my_tenants", ({ req, json }) => {
    const role = userOf(req.header("authorization"))?.roles
      .get(req.query("tenant_id")?.replace("eq.", "") ?? "");
    return json(role === undefined ? [] : [{ role }]);
  });
  app.get("/rest/v1/my_account", ({ req, json }) => {
    const { id: user_id, is_operator = false } = userOf(req.header("authorization")) ?? {};
    return json(user_id === undefined ? [] : { user_id, is_operator });
  });
  app.post("/rest/v1/rpc/:name", async ({ req, json }) => {
    const answer = rpcs[req.param("name")]?.(await req.json());
    return answer === undefined ? json({}, 404) : json(answer.body, answer.status);
  });
  return await new Promise((resolve) => {
    const server = serve(
      { fetch: app.fetch, hostname: "127.0.0.1", port: 0 },
      ({ port }) =>
        resolve({
          env: {
            url: `http://127.0.0.1:${port}`,
            publishableKey: "sb_publishable_test",
            secretKeys: ["sb_secret_test"],
            env: "test",
          },
          close: () => server.close(),
        }),
    );
  });
}
