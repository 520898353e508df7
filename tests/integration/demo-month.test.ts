import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { ALPENBLICK, createTestDatabase, USERS } from "../support/test-database.ts";

it("the demo's month is a month of several people and actions, once, and the books agree", async () => {
  const { owner } = await createTestDatabase();
  const month = await readFile(new URL("../../stack/demo-month.sql", import.meta.url), "utf8");
  await owner.unsafe(month);
  const read = () =>
    owner`
      select
        count(distinct created_at::date) as days,
        count(distinct action) as actions,
        count(distinct actor) as people,
        count(*) as entries
      from credits.entries
      where tenant_id = ${ALPENBLICK}`;
  const [first] = await read();

  expect(Number(first?.["days"])).toBeGreaterThan(20);
  expect(Number(first?.["actions"])).toBe(6);
  expect(Number(first?.["people"])).toBe(Object.keys(USERS).length - 2);
  expect(await owner`select broken_rule from credits.verify()`).toEqual([]);
  await owner.unsafe(month);
  expect(await read()).toEqual([first]);
  await expect(owner`delete from credits.entries`).rejects.toThrow("append-only");
});
