import type { z } from "zod";
import { type FunctionsPort, readFunctionFailure } from "../credits/read-function-failure.ts";

/** Why an operator's request came to nothing; `network` and `unexpected` are the browser's own words. */
export class OperationsError extends Error {
  override readonly name = "OperationsError";
  readonly code: string;
  readonly requestId: string | null;

  constructor(code: string, requestId: string | null = null) {
    super(`Cannot do what the operator asked: ${code}`);
    this.code = code;
    this.requestId = requestId;
  }
}

/** A run of the reconciler takes up to 20 seconds, and Stripe some more. */
const TIMEOUT_MS = 45_000;

/** Asks a route of `credit-operations` and believes no other answer than the one described. */
export async function callOperations<Answer extends z.ZodType>(
  functions: FunctionsPort,
  path: string,
  body: Record<string, unknown>,
  answer: Answer,
): Promise<z.output<Answer>> {
  const { data, error } = await functions.invoke(`credit-operations${path}`, {
    body,
    timeout: TIMEOUT_MS,
  });
  if (error !== null) {
    const { code, requestId } = await readFunctionFailure(error);
    throw new OperationsError(code, requestId);
  }
  const parsed = answer.safeParse(data);
  if (!parsed.success) throw new OperationsError("unexpected");
  return parsed.data;
}
