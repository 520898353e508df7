import { expect, it } from "vitest";
import { createTestDatabase, refusal, USERS } from "../support/test-database.ts";

it("of the packages on sale one is recommended, and those that are not do not count", async () => {
  const { owner, asUser } = await createTestDatabase();
  const recommended = () =>
    asUser(USERS.member, (sql) =>
      sql<{ package_id: string }[]>`
        select package_id from public.credit_packages where is_recommended`);
  expect(await recommended()).toEqual([{ package_id: "standard" }]);

  const recommendPower = () =>
    owner`update billing.packages set is_recommended = true where package_id = 'power'`;
  expect(await refusal(recommendPower())).toBe("23505");
  await owner`update billing.packages set is_active = false where package_id = 'standard'`;
  expect(await refusal(recommendPower())).toBe("accepted");
  expect(await recommended()).toEqual([{ package_id: "power" }]);
});
