import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";

/** A merchant's webhook endpoint: a real server that verifies signatures and answers what the test decides. */
export interface Receiver extends AsyncDisposable {
  readonly url: string;
  /** Events with a valid signature, in the order of arrival. */
  readonly events: Stripe.Event[];
  /** Bodies whose signature was refused. */
  readonly refused: string[];
  /** What to answer next, one per delivery: a status, or nothing at all; 200 when the list is empty. */
  readonly answers: (number | "silence")[];
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** Starts a receiver on a free port. */
export async function startReceiver(secret: string): Promise<Receiver> {
  const stripe = new Stripe("sk_test_unused0000");
  const events: Stripe.Event[] = [];
  const refused: string[] = [];
  const answers: (number | "silence")[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const signature = String(request.headers["stripe-signature"]);
    try {
      events.push(await stripe.webhooks.constructEventAsync(body, signature, secret));
      const answer = answers.shift() ?? 200;
      if (answer === "silence") return;
      response.statusCode = answer;
    } catch {
      refused.push(body);
      response.statusCode = 400;
    }
    response.setHeader("location", "/elsewhere");
    response.end();
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    events,
    refused,
    answers,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
