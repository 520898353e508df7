import type { z } from "zod";
import type { AdmissionPorts } from "../_shared/admit-member.ts";
import { admitOperator } from "../_shared/admit-operator.ts";
import type { App } from "../_shared/app.ts";
import type { Deed } from "../_shared/credits/operator-log.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log } from "../_shared/log.ts";
import { keepRecord } from "./keep-record.ts";

export type DoorPorts = AdmissionPorts & {
  log: Log;
  ledger: Pick<Ledger, "recordOperation" | "finishOperation">;
};

/** Who acts, and under which id the request is logged. */
export type Act = { actor: string; requestId: string };

/** What of a request goes on record, beside its action. */
type About = Omit<Deed, "action">;

/** The only way to add a route: what looks and what changes something are counted apart. */
export type OperatorDoor = {
  read: <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    answer: (body: z.output<Schema>) => Promise<object>,
  ) => void;
  /** What changes something is on record before it is done, and with what came of it. */
  write: <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    deed: { action: Deed["action"]; about: (body: z.output<Schema>) => About },
    answer: (body: z.output<Schema>, act: Act) => Promise<object>,
  ) => void;
};

/** Every route asks anew whether the caller is an operator, before it reads what they sent. */
export function createOperatorDoor(app: App, ports: DoorPorts): OperatorDoor {
  const { ledger, log } = ports;
  const fieldsOf = (requestId: string) => ({
    ...{ request_id: requestId, function: "credit-operations" },
  });
  return {
    read: (path, schema, answer) => {
      app.post(path, async (context) => {
        const { body } = await admitOperator(ports, context.req.raw, {
          ...{ scope: "operations-read", rule: "operator_reads", schema },
          fields: fieldsOf(context.get("requestId")),
        });
        return Response.json(await answer(body));
      });
    },

    write: (path, schema, { action, about }, answer) => {
      app.post(path, async (context) => {
        const requestId = context.get("requestId");
        const fields = fieldsOf(requestId);
        const { actor, body } = await admitOperator(ports, context.req.raw, {
          ...{ scope: "operations-write", rule: "operator_writes", schema, fields },
          // Without what was sent: nobody has read it, or it did not fit.
          onRefused: async (actor, refused_with) => {
            await ledger.recordOperation({ action, actor, refused_with });
          },
        });
        const deed = { ...about(body), action, actor };
        return Response.json(
          await keepRecord({ ledger, log, fields }, deed, () => answer(body, { actor, requestId })),
        );
      });
    },
  };
}
