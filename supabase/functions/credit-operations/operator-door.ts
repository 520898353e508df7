import type { z } from "zod";
import type { AdmissionPorts } from "../_shared/admit-member.ts";
import { admitOperator } from "../_shared/admit-operator.ts";
import type { App } from "../_shared/app.ts";

/** Who acts, and under which id the request is logged. */
export type Act = { actor: string; requestId: string };

type AddRoute = <Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  answer: (body: z.output<Schema>, act: Act) => Promise<object>,
) => void;

/** The only way to add a route: what looks and what changes something are counted apart. */
export type OperatorDoor = { read: AddRoute; write: AddRoute };

/** Every route asks anew whether the caller is an operator, before it reads what they sent. */
export function createOperatorDoor(app: App, ports: AdmissionPorts): OperatorDoor {
  const add = (scope: string, rule: "operator_reads" | "operator_writes"): AddRoute =>
  (
    path,
    schema,
    answer,
  ) => {
    app.post(path, async (context) => {
      const requestId = context.get("requestId");
      const fields = { request_id: requestId, function: "credit-operations" };
      const { actor, body } = await admitOperator(ports, context.req.raw, {
        ...{ scope, rule, schema, fields },
      });
      return Response.json(await answer(body, { actor, requestId }));
    });
  };
  return {
    read: add("operations-read", "operator_reads"),
    write: add("operations-write", "operator_writes"),
  };
}
