import type { Reply, TestStack } from "./test-stack.ts";

/** POSTs JSON to a route of credit-preflight, as a service with the secret key unless told otherwise. */
export async function askWithSecretKey(
  stack: TestStack,
  route: "" | `/${string}`,
  body: unknown,
  key = stack.secretKey,
): Promise<Reply> {
  const response = await fetch(`${stack.url}/functions/v1/credit-preflight${route}`, {
    method: "POST",
    headers: { "content-type": "application/json", apikey: key },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}
