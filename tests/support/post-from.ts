import { request } from "node:http";

/** POSTs JSON to the stack from another address of this machine; answers with the status. */
export function postFrom(
  address: string,
  url: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: "POST",
      localAddress: address,
      agent: false,
      headers: { "content-type": "application/json", ...headers },
    });
    sent.once("error", reject);
    sent.once("response", (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    });
    sent.end(JSON.stringify(body));
  });
}
