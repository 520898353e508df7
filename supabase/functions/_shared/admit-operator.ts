import type { z } from "zod";
import type { AdmissionPorts } from "./admit-member.ts";
import { requireOperator } from "./caller.ts";
import { CreditError } from "./credits/credit-error.ts";
import type { RateRule } from "./credits/rate-limits.ts";
import type { LogFields } from "./log.ts";
import { readBody } from "./read-body.ts";

/**
 * Lets a signed-in operator in, with the body they sent, and counts the request once. One that is
 * refused counts as well, against its user and address alone. Nobody else learns what the body lacks.
 */
export async function admitOperator<Schema extends z.ZodType>(
  { authenticate, addressOf, takeRate }: AdmissionPorts,
  request: Request,
  { scope, rule, schema, fields, onRefused }: {
    scope: string;
    rule: RateRule;
    schema: Schema;
    fields: LogFields;
    /**
     * Told of who is no operator, and of an operator whose request does not fit, once they were
     * counted: as often as their limit lets. Who is over it is in the function's log alone.
     */
    onRefused?: (userId: string, code: "forbidden" | "malformed_request") => Promise<void>;
  },
): Promise<{ actor: string; body: z.output<Schema> }> {
  const user = await authenticate(request);
  const caller = { user: user.userId, address: await addressOf(request) };
  const body = await requireOperator(user).then(() => readBody(request, schema)).catch(
    async (refused) => {
      await takeRate({ scope, rule, subjects: caller, fields });
      const code = refused instanceof CreditError ? refused.code : null;
      if (code === "forbidden" || code === "malformed_request") {
        await onRefused?.(user.userId, code);
      }
      throw refused;
    },
  );
  await takeRate({ scope, rule, subjects: { ...caller, everyone: "all" }, fields });
  return { actor: user.userId, body };
}
