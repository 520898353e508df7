import { z } from "zod";

const failure = z.object({
  error: z.object({ code: z.string(), request_id: z.string().max(100).nullish() }),
});

/** What supabase-js throws; by its name, as its classes would weigh on the first page. */
const thrown = z.object({ name: z.string(), context: z.unknown() });

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

/** The part of supabase-js that calls a function as the signed-in user. */
export type FunctionsPort = {
  invoke: (
    name: string,
    options: { body: Record<string, unknown>; timeout: number },
  ) => Promise<{ data: unknown; error: unknown }>;
};

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
  if (error !== null) throw await problemOf(error);
  const parsed = answer.safeParse(data);
  if (!parsed.success) throw new OperationsError("unexpected");
  return parsed.data;
}

async function problemOf(error: unknown): Promise<OperationsError> {
  const { data } = thrown.safeParse(error);
  if (data?.name === "FunctionsFetchError") return new OperationsError("network");
  if (!(data?.context instanceof Response)) return new OperationsError("unexpected");
  const body: unknown = await data.context.json().catch(() => null);
  const parsed = failure.safeParse(body);
  if (!parsed.success) return new OperationsError("unexpected");
  return new OperationsError(parsed.data.error.code, parsed.data.error.request_id ?? null);
}
