import { z } from "zod";
import { StripeApiError } from "../api/stripe-api-error.ts";
import type { World } from "../world.ts";

/** One control operation: the same for a test in this process and for a JSON request. */
export interface Operation<I, O> {
  readonly method: "GET" | "POST";
  /** Parses the input and runs; throws ControlError for what the caller can mend. */
  readonly call: (world: World, input: unknown) => Promise<O>;
  /** Only for the compiler: what `call` accepts. */
  readonly accepts?: (input: I) => void;
}

/** A control request that cannot be done; the message says what to change. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  readonly status: 400 | 403 | 404 | 409;

  constructor(status: 400 | 403 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}

/** What an operation's rule refuses is for the caller of the control API to mend, like any other wrong request. */
async function refusing<O>(run: () => O | Promise<O>): Promise<O> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StripeApiError) throw new ControlError(409, error.message);
    throw error;
  }
}

/** Makes an operation whose `run` sees parsed input; what it changed is saved before it resolves. */
export function operation<S extends z.ZodType, O>(definition: {
  readonly method: "GET" | "POST";
  readonly input: S;
  readonly run: (world: World, input: z.output<S>) => O | Promise<O>;
}): Operation<z.input<S>, O> {
  return {
    method: definition.method,
    async call(world, input) {
      const parsed = definition.input.safeParse(input);
      if (!parsed.success) throw new ControlError(400, z.prettifyError(parsed.error));
      world.tick();
      const result = await refusing(() => definition.run(world, parsed.data));
      await world.save();
      return result;
    },
  };
}
