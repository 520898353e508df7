import { z } from "zod";
import {
  type OperatorAction,
  operatorAction,
} from "../../supabase/functions/_shared/credits/operator-log.ts";

/** What of the log is looked at; null and false narrow nothing. */
export type LogFilter = {
  operator: string | null;
  tenant: string | null;
  act: OperatorAction | null;
  notDone: boolean;
};

/** Reads the filter from an address; what is not understood there does not narrow. */
export function readLogFilter(search: URLSearchParams): LogFilter {
  const read = <Value>(name: string, schema: z.ZodType<Value>) =>
    schema.nullable().catch(null).parse(search.get(name));
  return {
    operator: read("operator", z.uuid()),
    tenant: read("tenant", z.uuid()),
    act: read("act", operatorAction),
    notDone: search.get("outcome") === "not_done",
  };
}

/** The address's search that keeps the filter. */
export function writeLogFilter({ operator, tenant, act, notDone }: LogFilter): URLSearchParams {
  return new URLSearchParams({
    ...(operator === null ? {} : { operator }),
    ...(tenant === null ? {} : { tenant }),
    ...(act === null ? {} : { act }),
    ...(notDone ? { outcome: "not_done" } : {}),
  });
}

/** The filter as the function takes it. */
export function toLogRequest({ operator, tenant, act, notDone }: LogFilter) {
  return {
    ...(operator === null ? {} : { operator }),
    ...(tenant === null ? {} : { tenant_id: tenant }),
    ...(act === null ? {} : { action: act }),
    ...(notDone ? { not_done: true } : {}),
  };
}
