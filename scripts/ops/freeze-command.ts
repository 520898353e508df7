import { Misuse, required } from "./misuse.ts";
import type { Operations } from "./open-operations.ts";

type Options = {
  all: boolean;
  reason?: string | undefined;
  by?: string | undefined;
  tenant?: string | undefined;
};

/** freeze list | lift: answers with what to print. */
export async function freezeCommand(
  { ledger }: Operations,
  verb: string | undefined,
  id: string | undefined,
  options: Options,
): Promise<unknown> {
  switch (verb) {
    case "list":
      return await ledger.listFreezes({ include_lifted: options.all });
    case "lift":
      return await ledger.liftFreeze({
        tenant_id: required(options.tenant, "--tenant: whose account it is"),
        cause_id: required(id, "the id of the dispute or the fraud warning"),
        reason: required(options.reason, "--reason: why"),
        actor: required(options.by, "--by: who decided it"),
      });
    default:
      throw new Misuse("Cannot tell what to do with freezes: list or lift");
  }
}
