import { expect, it } from "vitest";
import { ALPENBLICK, createTestDatabase, NORDLICHT, USERS } from "../support/test-database.ts";

type Seen = { user_id: string; role: string; email: string | null };

const membersFor = (
  { asUser }: Awaited<ReturnType<typeof createTestDatabase>>,
  user: string,
  tenant: string,
) =>
  asUser(user, (sql) =>
    sql<Seen[]>`
      select user_id, role, email from public.credit_members
      where tenant_id = ${tenant} order by user_id`);

it("an owner sees all members of the tenant with their addresses", async () => {
  const database = await createTestDatabase();

  expect([...await membersFor(database, USERS.owner, ALPENBLICK)]).toEqual([
    { user_id: USERS.owner, role: "owner", email: "owner@alpenblick.example" },
    { user_id: USERS.billing, role: "billing", email: "billing@alpenblick.example" },
    { user_id: USERS.member, role: "member", email: "member@alpenblick.example" },
  ]);
});

it("other roles see who is a member, and of the addresses their own alone", async () => {
  const database = await createTestDatabase();
  for (const user of [USERS.billing, USERS.member]) {
    const members = await membersFor(database, user, ALPENBLICK);
    expect(members).toHaveLength(3);
    expect(members.filter(({ email }) => email !== null).map(({ user_id }) => user_id))
      .toEqual([user]);
  }
});

it("nobody sees a member of a tenant that is not theirs", async () => {
  const database = await createTestDatabase();

  expect(await membersFor(database, USERS.member, NORDLICHT)).toEqual([]);
  expect(await membersFor(database, USERS.stranger, ALPENBLICK)).toEqual([]);
  const named = await database.asUser(
    USERS.stranger,
    (sql) => sql`select * from tenancy.members_of(${ALPENBLICK})`,
  );
  expect(named).toHaveLength(0);
});
