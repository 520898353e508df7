import type { Deed } from "../_shared/credits/operator-log.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log, LogFields } from "../_shared/log.ts";
import { asCreditError, causeMessage } from "../_shared/reply.ts";

type RecordPorts = {
  ledger: Pick<Ledger, "recordOperation" | "finishOperation">;
  log: Log;
  fields: LogFields;
};

/**
 * Does what an operator asked for, once it is on record: without a record nothing is done. Then it
 * records what came of it; where that cannot be written, the act stands and its line stays open.
 */
export async function keepRecord<Answer>(
  { ledger, log, fields }: RecordPorts,
  deed: Deed & { actor: string },
  act: () => Promise<Answer>,
): Promise<Answer> {
  const record_id = await ledger.recordOperation(deed);
  const finish = (end: { outcome: "done" | "refused" | "failed"; code?: string }) =>
    ledger.finishOperation({ record_id, ...end }).catch((thrown: unknown) =>
      log("error", "request_failed", { ...fields, message: causeMessage(asCreditError(thrown)) })
    );
  try {
    const answer = await act();
    await finish({ outcome: "done" });
    return answer;
  } catch (thrown) {
    const { status, code } = asCreditError(thrown);
    await finish({ outcome: status < 500 ? "refused" : "failed", code });
    throw thrown;
  }
}
