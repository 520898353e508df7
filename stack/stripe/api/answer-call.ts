import type { World } from "../world.ts";
import { newId } from "../state/new-id.ts";
import { API_VERSION } from "./api-version.ts";
import { authenticate } from "./authenticate.ts";
import type { Call } from "./endpoint.ts";
import { expand } from "./expand.ts";
import type { Answer } from "./idempotency.ts";
import { readParameters, type RequestParameters } from "./read-parameters.ts";
import { StripeApiError } from "./stripe-api-error.ts";

/** What was routed to: the endpoint's name and its two-step operation. */
export interface Target {
  /** Method and path as called. */
  readonly endpoint: string;
  readonly prepare: (call: Omit<Call, "id">) => () => object;
}

function errorAnswer(error: unknown, request_id: string, log: (line: string) => void): Answer {
  if (error instanceof StripeApiError) {
    return {
      status: error.status,
      body: JSON.stringify({ error: error.body }, null, 2),
      request_id,
    };
  }
  log(`api ${request_id} failed: ${error instanceof Error ? error.stack ?? error.message : error}`);
  const body = { error: { type: "api_error", message: "An unknown error occurred" } };
  return { status: 500, body: JSON.stringify(body, null, 2), request_id };
}

/** Runs the operation: faults before it begins are thrown, faults of the operation itself are its answer. */
function execute(
  world: World,
  target: Target,
  read: RequestParameters,
  cause: { readonly request_id: string; readonly idempotency_key: string | null },
  path: string,
): Answer {
  const { request_id } = cause;
  const context = world.contextFor(cause);
  const operation = target.prepare({ context, path, parameters: read.parameters });
  try {
    const object = expand(world.account, operation(), read.expand);
    return { status: 200, body: JSON.stringify(object, null, 2), request_id };
  } catch (error) {
    return errorAnswer(error, request_id, world.log);
  }
}

async function answerOf(world: World, request: Request, target: Target, request_id: string) {
  authenticate(request.headers.get("authorization") ?? undefined, world.secretKey);
  const read = await readParameters(request);
  const path = new URL(request.url).pathname;
  const key = request.method === "POST" ? request.headers.get("idempotency-key") : null;
  const run = () => execute(world, target, read, { request_id, idempotency_key: key }, path);
  if (key === null) return { answer: run(), replayed: false };
  const { endpoint } = target;
  const first = world.idempotency.begin({ key, endpoint, fingerprint: read.fingerprint });
  if (first !== undefined) return { answer: first, replayed: true };
  try {
    const answer = run();
    world.idempotency.finish(key, answer);
    return { answer, replayed: false };
  } catch (error) {
    world.idempotency.abandon(key);
    throw error;
  }
}

/** One API request from authentication to Stripe's headers; every error leaves as Stripe's error object. */
export async function answerCall(
  world: World,
  request: Request,
  target: Target,
): Promise<Response> {
  const request_id = newId("request");
  world.tick();
  const { answer, replayed } = await answerOf(world, request, target, request_id)
    .catch((error: unknown) => ({
      answer: errorAnswer(error, request_id, world.log),
      replayed: false,
    }));
  await world.save();
  world.log(`api ${target.endpoint} -> ${answer.status}${replayed ? " (replayed)" : ""}`);
  const key = request.headers.get("idempotency-key");
  return new Response(answer.body, {
    status: answer.status,
    headers: {
      "content-type": "application/json",
      "request-id": request_id,
      "stripe-version": request.headers.get("stripe-version") ?? API_VERSION,
      ...(key === null ? {} : { "idempotency-key": key, "original-request": answer.request_id }),
      ...(replayed ? { "idempotent-replayed": "true" } : {}),
    },
  });
}
