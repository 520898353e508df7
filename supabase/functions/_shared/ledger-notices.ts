import { z } from "zod";
import { allRows, type LedgerClient, oneRow } from "./ledger-client.ts";

const noticeRow = z.object({
  tenant_id: z.uuid(),
  notice_id: z.uuid(),
  type: z.string(),
  data: z.record(z.string(), z.json()),
  created_at: z.string(),
  attempt: z.number().int(),
  url: z.string(),
  secret: z.string(),
});

/** One notice to deliver now, with the address and the secret of its tenant's endpoint. */
export type Notice = z.infer<typeof noticeRow>;

/** The RPCs of the outbox. */
export function ledgerNotices(supabaseAdmin: LedgerClient) {
  return {
    /** Notices that are due, leased to this caller; low balances are looked for first. */
    claimNotices: async (maxNotices: number): Promise<Notice[]> => {
      return allRows(
        noticeRow,
        await supabaseAdmin.rpc("rpc_credit_claim_notices", {
          max_notices: maxNotices,
        }),
      );
    },

    /** A test notice for a tenant's endpoint, leased to this caller; 404 when there is none. */
    testEndpoint: async (test: { tenant_id: string; tested_by: string }): Promise<Notice> => {
      const row = oneRow(
        noticeRow.omit({ tenant_id: true }),
        await supabaseAdmin.rpc("rpc_credit_test_endpoint", test),
      );
      return { ...row, tenant_id: test.tenant_id };
    },

    /** Records that a notice was delivered, or why it was not; then it is due again, or given up. */
    finishNotice: async (
      { tenant_id, notice_id }: Pick<Notice, "tenant_id" | "notice_id">,
      problem: string | null,
    ): Promise<{ state: string; attempts: number }> =>
      oneRow(
        z.object({ state: z.string(), attempts: z.number().int() }),
        await supabaseAdmin.rpc("rpc_credit_finish_notice", {
          ...{ tenant_id, notice_id },
          ...(problem === null ? {} : { problem }),
        }),
      ),
  };
}
