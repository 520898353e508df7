import type { Context } from "hono";
import { ControlError } from "./operation.ts";

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** A foreign web page must not be able to drive the simulator: neither by a form post nor by a name that it points at us. */
export function refuseForeignPages(c: Context): void {
  const { host } = new URL(c.req.url);
  const origin = c.req.header("origin");
  if (!LOOPBACK_HOST.test(c.req.header("host") ?? host)) {
    throw new ControlError(403, "The control API answers on a loopback name only");
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new ControlError(403, `The control API does not answer pages of ${origin}`);
  }
}
