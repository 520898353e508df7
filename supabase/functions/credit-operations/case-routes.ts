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
    "listQuarantine" | "resolveQuarantine" | "listFreezes" | "liftFreeze"
  >;
};

/** What waits for a person: cases of the quarantine and freezes. Decisions carry the operator's id. */
export function addCaseRoutes({ read, write }: OperatorDoor, ports: CasePorts): void {
  const { ledger } = ports;

  read("/quarantine", listQuarantineRequest, async (request) => ({
    cases: await ledger.listQuarantine(request),
  }));

  write(
    "/quarantine/retry",
    retryCaseRequest,
    { action: "retry_case", about: ({ case_id }) => ({ subject: case_id }) },
    ({ case_id }) => retryCase(ports, case_id),
  );

  write(
    "/quarantine/resolve",
    resolveCaseRequest,
    { action: "resolve_case", about: ({ case_id, reason }) => ({ subject: case_id, reason }) },
    (decision, { actor }) => ledger.resolveQuarantine({ ...decision, actor }),
  );

  read("/freezes", listFreezesRequest, async (request) => ({
    freezes: await ledger.listFreezes(request),
  }));

  write(
    "/freezes/lift",
    liftFreezeRequest,
    {
      action: "lift_freeze",
      about: ({ tenant_id, cause_id, reason }) => ({ tenant_id, subject: cause_id, reason }),
    },
    (lift, { actor }) => ledger.liftFreeze({ ...lift, actor }),
  );
}
