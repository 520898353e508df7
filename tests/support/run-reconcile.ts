import { z } from "zod";
import type { TestStack } from "./test-stack.ts";

const report = z.object({
  run_id: z.number().nullable(),
  outcome: z.string(),
  looked_at: z.number(),
  repaired: z.number(),
  unable: z.number(),
  error: z.string().nullable(),
  findings: z.array(z.object({ result: z.string(), part: z.string(), reason: z.string() })),
});

export type ReconcileReport = z.infer<typeof report>;

/** Runs the reconciler once, as the scheduler does. */
export async function runReconcile(
  { url, secretKey }: Pick<TestStack, "url" | "secretKey">,
  request: Record<string, unknown> = {},
): Promise<ReconcileReport> {
  const response = await fetch(`${url}/functions/v1/credit-reconcile`, {
    method: "POST",
    headers: { "content-type": "application/json", apikey: secretKey },
    body: JSON.stringify(request),
  });
  const body: unknown = await response.json();
  if (response.status !== 200) throw new Error(`Cannot reconcile: ${JSON.stringify(body)}`);
  return report.parse(body);
}

/** What a report found, as "result part reason", in no order. */
export function found({ findings }: ReconcileReport): string[] {
  return findings.map(({ result, part, reason }) => `${result} ${part} ${reason}`).toSorted();
}
