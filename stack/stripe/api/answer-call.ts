import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "../state/new-id.ts";
import type { World } from "../world.ts";
import type { ApiFault, Moment } from "./api-faults.ts";
import { API_VERSION } from "./api-version.ts";
import { authenticate } from "./authenticate.ts";
import type { Call } from "./endpoint.ts";
import { errorAnswer, faultAnswer, jsonAnswer } from "./error-answer.ts";
import { expand } from "./expand.ts";
import type { Answer } from "./idempotency.ts";
import {
  breakConnection,
  type Connection,
  ConnectionLost,
  untilGivenUp,
} from "./lose-connection.ts";
import { readParameters, type RequestParameters } from "./read-parameters.ts";
import { invalidRequest } from "./stripe-api-error.ts";

/** What was routed to: the route's name and its two-step operation. */
export interface Target {
  /** Method and path as called. */
  readonly endpoint: string;
  readonly prepare: (call: Omit<Call, "id">) => () => object;
}

/** One request on its way through the API. */
interface Visit {
  readonly world: World;
  readonly request: Request;
  readonly connection: Connection;
  readonly target: Target;
  readonly request_id: string;
  readonly path: string;
  readonly fault: ApiFault | undefined;
}

/** Lets the planned fault happen if this is its moment; an answer it returns replaces the true one. */
async function suffer(visit: Visit, moment: Moment): Promise<Answer | undefined> {
  const { fault, connection, request, request_id } = visit;
  if (fault?.moment !== moment) return undefined;
  switch (fault.effect.kind) {
    case "status":
      return faultAnswer(fault.effect.status, request_id);
    case "delay":
      await sleep(fault.effect.delay_ms);
      return undefined;
    case "reset":
      return breakConnection(connection);
    case "timeout":
      await untilGivenUp(connection, request);
      return breakConnection(connection);
  }
}

/** Validates, then runs: only what is thrown before the operation begins escapes, and so leaves a key free. */
async function execute(visit: Visit, read: RequestParameters, key: string | null): Promise<Answer> {
  const { world, target, path, request_id } = visit;
  const context = world.contextFor({ request_id, idempotency_key: key });
  const operation = target.prepare({ context, path, parameters: read.parameters });
  const failed = await suffer(visit, "execution");
  if (failed !== undefined) return failed;
  try {
    return jsonAnswer(200, expand(world.account, operation(), read.expand), request_id);
  } catch (error) {
    return errorAnswer(error, request_id, world.log);
  }
}

interface Outcome {
  readonly answer: Answer;
  readonly isReplay: boolean;
}

function refuseMalformedVersion(version: string | null): void {
  if (version === null || /^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(version)) return;
  throw invalidRequest(`Invalid Stripe API version: ${version}`);
}

async function answerOf(visit: Visit): Promise<Outcome> {
  const { world, request, target } = visit;
  authenticate(request.headers.get("authorization") ?? undefined, world.secretKey);
  refuseMalformedVersion(request.headers.get("stripe-version"));
  const read = await readParameters(request);
  const refused = await suffer(visit, "arrival");
  if (refused !== undefined) return { answer: refused, isReplay: false };
  const key = request.method === "POST" ? request.headers.get("idempotency-key") : null;
  if (key === null) {
    const answer = await execute(visit, read, key);
    return { answer: await suffer(visit, "reply") ?? answer, isReplay: false };
  }
  const { endpoint } = target;
  const first = world.idempotency.begin({ key, endpoint, fingerprint: read.fingerprint });
  if (first !== undefined) return { answer: first, isReplay: true };
  let answer: Answer;
  try {
    answer = await execute(visit, read, key);
  } catch (error) {
    world.idempotency.abandon(key);
    throw error;
  }
  // Kept before the reply is lost: that is what makes a repetition safe.
  world.idempotency.finish(key, answer);
  const replaced = await suffer(visit, "reply");
  if (replaced !== undefined) world.idempotency.finish(key, replaced);
  return { answer: replaced ?? answer, isReplay: false };
}

/** One API request from authentication to Stripe's headers; every error leaves as Stripe's error object. */
export async function answerCall(
  world: World,
  request: Request,
  connection: Connection,
  target: Target,
): Promise<Response> {
  const request_id = newId("request");
  const path = new URL(request.url).pathname;
  const fault = world.faults.take(request.method, path);
  const visit = { world, request, connection, target, request_id, path, fault };
  world.tick();
  const { answer, isReplay } = await answerOf(visit).catch((error: unknown) => {
    if (error instanceof ConnectionLost) throw error;
    return { answer: errorAnswer(error, request_id, world.log), isReplay: false };
  });
  await world.save();
  world.log(`api ${target.endpoint} -> ${answer.status}${isReplay ? " (replayed)" : ""}`);
  const key = request.headers.get("idempotency-key");
  return new Response(answer.body, {
    status: answer.status,
    headers: {
      "content-type": "application/json",
      "request-id": request_id,
      "stripe-version": request.headers.get("stripe-version") ?? API_VERSION,
      ...(key === null ? {} : { "idempotency-key": key, "original-request": answer.request_id }),
      ...(isReplay ? { "idempotent-replayed": "true" } : {}),
    },
  });
}
