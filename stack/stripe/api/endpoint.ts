import type { z } from "zod";
import type { Context } from "../context.ts";
import type { FormRecord } from "./decode-form.ts";
import { parseParameters } from "./parse-parameters.ts";

/** One API request after routing and authentication. */
export interface Call {
  readonly context: Context;
  /** The path as called, for the `url` of lists. */
  readonly path: string;
  /** The value of `:id` in the route; empty where the route has none. */
  readonly id: string;
  readonly parameters: FormRecord;
}

/** What the API app mounts: validation first, because Stripe stores no idempotent result for invalid parameters. */
export interface Endpoint {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  /** Validates the parameters and returns the operation, not yet begun. */
  readonly prepare: (call: Call) => () => object;
}

/** An endpoint whose operation sees parsed parameters only. */
export function endpoint<S extends z.ZodType>(definition: {
  readonly method: Endpoint["method"];
  readonly path: string;
  readonly parameters: S;
  readonly run: (parameters: z.output<S>, call: Call) => object;
}): Endpoint {
  return {
    method: definition.method,
    path: definition.path,
    prepare(call) {
      const parameters = parseParameters(definition.parameters, call.parameters);
      return () => definition.run(parameters, call);
    },
  };
}
