import { z } from "zod";
import type { Customers } from "./customers.ts";

const report = z.object({
  outcome: z.string(),
  repaired: z.number(),
  findings: z.array(z.object({
    result: z.string(),
    part: z.string(),
    reason: z.string(),
    tenant_id: z.string().nullable(),
  })),
});

/** One run of the reconciler, as the scheduler starts it, and its report. */
export async function runReconciler(
  { asService }: Pick<Customers, "asService">,
): Promise<z.output<typeof report>> {
  const { status, body } = await asService("credit-reconcile", {});
  if (status !== 200) throw new Error(`Cannot reconcile: the function answered ${status}`);
  return report.parse(body);
}
