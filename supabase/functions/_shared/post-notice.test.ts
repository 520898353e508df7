import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createNoticePost } from "./post-notice.ts";

/** A real receiver that answers with the status in its path, or never. */
async function startReceiver() {
  const received: { headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, body });
    if (request.url === "/never") return;
    response.writeHead(Number(request.url?.slice(1)), { location: "/200" }).end("x".repeat(9999));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = portOf(server.address());
  return { url: `http://127.0.0.1:${port}`, received };
}

function portOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === "string") throw new Error("Cannot find the port");
  return address;
}

const post = createNoticePost({
  ...{ fetch, now: () => new Date(1_614_265_330_000), timeoutMs: 2_000 },
  isAllowed: (url) => !url.includes("forbidden"),
});

const notice = (url: string) => ({
  tenant_id: "11111111-1111-4111-8111-111111111111",
  notice_id: "22222222-2222-4222-8222-222222222222",
  type: "credits.low_balance",
  data: { available: 3 },
  created_at: "2026-01-01 01:00:00+01",
  attempt: 1,
  url,
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
});

test("a notice is one signed POST of its type, moment and data", async () => {
  const { url, received } = await startReceiver();

  expect(await post(notice(`${url}/204`))).toBeNull();
  expect(received).toMatchObject([{
    headers: {
      "webhook-id": "22222222-2222-4222-8222-222222222222",
      "webhook-timestamp": "1614265330",
      "webhook-signature": expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
    },
  }]);
  expect(JSON.parse(received[0]?.body ?? "")).toEqual({
    type: "credits.low_balance",
    timestamp: "2026-01-01T00:00:00.000Z",
    data: { available: 3 },
  });
});

test.each([["/500", "status_500"], ["/404", "status_404"], ["/never", "timed_out"]])(
  "an answer of %s does not count: %s",
  async (path, problem) => {
    const { url } = await startReceiver();
    expect(await post(notice(url + path))).toBe(problem);
  },
);

test("a redirect is not followed: it might lead inside", async () => {
  const { url, received } = await startReceiver();

  expect(await post(notice(`${url}/302`))).toBe("status_302");
  expect(received).toHaveLength(1);
});

test("an address that may not be sent to gets nothing, and a dead one is unreachable", async () => {
  expect(await post(notice("http://forbidden.example/"))).toBe("address_not_allowed");
  expect(await post(notice("http://127.0.0.1:1/"))).toBe("unreachable");
});
