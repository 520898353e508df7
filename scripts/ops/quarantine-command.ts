import { CreditError } from "../../supabase/functions/_shared/credits/credit-error.ts";
import type { QuarantineCase } from "../../supabase/functions/_shared/credits/quarantine-rows.ts";
import { retryCase } from "../../supabase/functions/_shared/retry-event.ts";
import { Misuse, required } from "./misuse.ts";
import type { Operations } from "./open-operations.ts";

type Options = { all: boolean; reason?: string | undefined; by?: string | undefined };

/** quarantine list | show | retry | resolve: answers with what to print. */
export async function quarantineCommand(
  operations: Operations,
  verb: string | undefined,
  id: string | undefined,
  options: Options,
): Promise<unknown> {
  const { ledger } = operations;
  switch (verb) {
    case "list": {
      const cases = await ledger.listQuarantine({ include_resolved: options.all });
      return cases.map(({ id, reason, tenant_id, since, event_type, resolution }) => ({
        ...{ id, reason, tenant_id, since: since.slice(0, 16), event_type, resolution },
      }));
    }
    case "show":
      return await findCase(operations, required(id, "the id of a case"));
    case "retry":
      return await retry(operations, required(id, "the id of a case"));
    case "resolve":
      return await ledger.resolveQuarantine({
        case_id: required(id, "the id of a case"),
        reason: required(options.reason, "--reason: what was decided"),
        actor: required(options.by, "--by: who decided it"),
      });
    default:
      throw new Misuse("Cannot tell what to do with the quarantine: list, show, retry or resolve");
  }
}

async function findCase({ ledger }: Operations, id: string): Promise<QuarantineCase> {
  const [found] = await ledger.listQuarantine({ case_id: id });
  if (found !== undefined) return found;
  throw new CreditError("unknown_case", "Cannot find this case in the quarantine", {
    hint: "List the cases; one that has healed is not there any more",
  });
}

/** Another try by Stripe's truth of now; answers with where the case stands afterwards. */
async function retry(operations: Operations, id: string): Promise<unknown> {
  const { healed, still } = await retryCase(operations.stripePorts(), id);
  return healed ? { id, healed } : { ...still, healed };
}
