import { listOperationsRequest } from "../_shared/credits/operator-log.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { OperatorDoor } from "./operator-door.ts";

export type LogPorts = { ledger: Pick<Ledger, "listOperations" | "listOperators"> };

/** The operators' own log, for operators. */
export function addLogRoutes({ read }: OperatorDoor, { ledger }: LogPorts): void {
  read("/records", listOperationsRequest, async (request) => {
    const [records, operators] = await Promise.all([
      ledger.listOperations(request),
      ledger.listOperators(),
    ]);
    const isFull = records.length === request.page_size;
    const last = isFull ? records.at(-1) : undefined;
    return { records, operators, next: last === undefined ? null : String(last.record_id) };
  });
}
