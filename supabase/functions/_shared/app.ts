import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { requestId } from "hono/request-id";
import { routePath } from "hono/route";
import { secureHeaders } from "hono/secure-headers";
import { CreditError } from "./credits/credit-error.ts";
import type { Log } from "./log.ts";
import { asCreditError, causeMessage, errorReply } from "./reply.ts";

type AppOptions = {
  /** The function's folder name: the first segment of every path the platform hands us. */
  name: string;
  log: Log;
  /** Origins whose pages may call; omitted means no CORS headers at all. */
  allowedOrigins?: string[];
  maxBodyBytes?: number;
};

export type App = Hono<{ Variables: { requestId: string } }>;

/**
 * The shell every function shares: request id, bounded body, security headers, CORS by allow-list,
 * errors as `{ error: { code, message, hint, request_id } }`, one log line per request, and
 * `GET /<name>/health`.
 */
export function createApp({ name, log, allowedOrigins, maxBodyBytes = 16_384 }: AppOptions): App {
  const app: App = new Hono<{ Variables: { requestId: string } }>().basePath(`/${name}`);

  app.use(requestId({ headerName: "" }));
  app.use(async (context, next) => {
    const startedAt = performance.now();
    await next();
    log("info", "request", {
      request_id: context.get("requestId"),
      function: name,
      method: context.req.method,
      // The pattern, not the path: a stranger may write anything into a path.
      route: routePath(context, -1),
      status: context.res.status,
      duration_ms: Math.round(performance.now() - startedAt),
    });
  });
  app.use(secureHeaders({
    // Answers are data: nothing in them may run, be framed, or be kept by a cache on the way.
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  }));
  app.use(async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
  });
  if (allowedOrigins !== undefined) {
    app.use(cors({
      origin: allowedOrigins,
      allowMethods: ["GET", "POST"],
      allowHeaders: ["authorization", "apikey", "content-type", "x-client-info"],
      exposeHeaders: ["retry-after"],
      maxAge: 600,
    }));
  }
  app.use(bodyLimit({
    maxSize: maxBodyBytes,
    onError: () => {
      throw new CreditError("body_too_large", "Cannot read the request: the body is too large", {
        hint: `Send at most ${maxBodyBytes} bytes`,
      });
    },
  }));

  app.get("/health", (context) => context.json({ status: "ok", function: name }));

  app.notFound((context) =>
    errorReply(
      new CreditError("not_found", "Cannot find this route", { hint: "Check the path and method" }),
      context.get("requestId"),
    )
  );
  app.onError((thrown, context) => {
    const error = asCreditError(thrown);
    const id = context.get("requestId");
    if (error.status >= 500) {
      log("error", "request_failed", {
        request_id: id,
        function: name,
        code: error.code,
        message: causeMessage(error),
      });
    }
    return errorReply(error, id);
  });
  return app;
}
