import {
  liftFreezeRequest,
  listFreezesRequest,
  listQuarantineRequest,
  resolveCaseRequest,
  retryCaseRequest,
} from "../_shared/credits/operations-request.ts";
import type { Ledger } from "../_shared/ledger.ts";
import { retryCase, type RetryPorts } from "../_shared/retry-event.ts";
import type { OperatorDoor } from "./operator-door.ts";

export type CasePorts = RetryPorts & {
  ledger: Pick<
    Ledger,
    "listQuarantine" | "resolveQuarantine" | "listFreezes" | "liftFreeze" | "recordOperation"
  >;
};

/** What waits for a person: cases of the quarantine and freezes. Decisions carry the operator's id. */
export function addCaseRoutes({ read, write }: OperatorDoor, ports: CasePorts): void {
  const { ledger } = ports;

  read("/quarantine", listQuarantineRequest, async (request) => ({
    cases: await ledger.listQuarantine(request),
  }));

  write("/quarantine/retry", retryCaseRequest, async ({ case_id }, { actor }) => {
    await ledger.recordOperation({ action: "case_retried", actor, subject: case_id });
    return await retryCase(ports, case_id);
  });

  write(
    "/quarantine/resolve",
    resolveCaseRequest,
    (decision, { actor }) => ledger.resolveQuarantine({ ...decision, actor }),
  );

  read("/freezes", listFreezesRequest, async (request) => ({
    freezes: await ledger.listFreezes(request),
  }));

  write(
    "/freezes/lift",
    liftFreezeRequest,
    (lift, { actor }) => ledger.liftFreeze({ ...lift, actor }),
  );
}
