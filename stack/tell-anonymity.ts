import type postgres from "postgres";
import { z } from "zod";

const answeredUser = z.looseObject({ id: z.uuid(), is_anonymous: z.boolean() });

/**
 * Auth's answer about a user with is_anonymous as the database has it. The embedded Auth says false of
 * everybody; hosted Auth does not, and functions refuse anonymous users by it.
 */
export async function tellAnonymity(answer: Response, sql: postgres.Sql): Promise<Response> {
  const user = answeredUser.safeParse(await answer.clone().json().catch(() => null));
  if (!user.success) return answer;
  const [row] = await sql<{ is_anonymous: boolean }[]>`
    select is_anonymous from auth.users where id = ${user.data.id}`;
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  return Response.json({ ...user.data, ...row }, { status: answer.status, headers });
}
