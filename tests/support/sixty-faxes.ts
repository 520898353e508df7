import type postgres from "postgres";
import { ALPENBLICK, USERS } from "./test-database.ts";

/**
 * Gives the tenant a history: a promotion that expires, a gift, ten letters, and sixty faxes, every
 * second by the member; one came back.
 */
export async function sendSixtyFaxes(sql: postgres.Sql): Promise<void> {
  await sql`select public.rpc_credit_topup(
    ${ALPENBLICK}, 40, 'promotion', source => 'promotion', expires_at => now() + interval '9 days')`;
  await sql`select public.rpc_credit_topup(${ALPENBLICK}, 500, 'gift')`;
  await sql`select public.rpc_credit_deduct(
    ${ALPENBLICK}, null, 'letters', action => 'letter', quantity => 10, reference => '=1+1',
    actor => ${USERS.owner})`;
  for (let fax = 1; fax <= 60; fax++) {
    await sql`select public.rpc_credit_deduct(
      ${ALPENBLICK}, null, ${`fax ${fax}`}, action => 'fax', quantity => ${fax % 3 + 1},
      reference => ${`Fax ${fax}`}, actor => ${fax % 2 === 0 ? USERS.member : USERS.owner})`;
  }
  const [fax] = await sql<{ entry_id: string }[]>`
    select entry_id from credits.entries where reference = 'Fax 2'`;
  await sql`select public.rpc_credit_restore(
    ${ALPENBLICK}, ${fax?.entry_id ?? 0}, 2, 'back', 'The line was busy')`;
}
