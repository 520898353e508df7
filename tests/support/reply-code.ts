import type { Reply } from "./test-stack.ts";

/** A reply as its status and the stable code of its error, or ok. */
export function code({ status, body }: Reply): string {
  const error = Object(Object(body)["error"]);
  return `${status} ${String(error["code"] ?? "ok")}`;
}
