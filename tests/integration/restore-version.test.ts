import { describe, expect, it } from "vitest";
import { save, versions } from "../support/save-package.ts";
import { createTestDatabase, refusal, type TestDatabase, USERS } from "../support/test-database.ts";

describe("restoring a version", () => {
  const restore = (
    { service }: TestDatabase,
    version: number,
    expected: number,
    item = "standard",
    kind = "package",
  ) =>
    service<{ outcome: string; version: number }[]>`
      select * from public.rpc_credit_restore_version(
        ${kind}, ${item}, ${version}, ${expected}, 'went wrong', ${USERS.operator})`;

  it("writes a new one that says the same, with who and why, and touches no other", async () => {
    const database = await createTestDatabase();
    await save(database, { price_minor: 2900, is_recommended: false });
    expect([...await restore(database, 1, 2)]).toEqual([{ outcome: "changed", version: 3 }]);
    const rows = await database.owner<{ content: unknown }[]>`
      select content from billing.catalogue_versions where item_id = 'standard' order by version`;
    expect(rows[2]?.content).toEqual(rows[0]?.content);
    expect((await versions(database)).map(({ price, reason }) => [price, reason])).toEqual([
      ...[[2500, null], [2900, "new prices"], [2500, "went wrong"]],
    ]);
    const [sold] = await database.owner`
      select price_minor, is_recommended from billing.packages where package_id = 'standard'`;
    expect(sold).toEqual({ price_minor: 2500n, is_recommended: true });
  });

  it("is refused over a version that the editor has not seen, and without a reason", async () => {
    const database = await createTestDatabase();
    await save(database, { price_minor: 2900 });
    await save(database, { price_minor: 3100, expected: 2 });
    expect(await refusal(restore(database, 1, 2))).toBe("PT409 version_outdated");
    expect(
      await refusal(database.service`select public.rpc_credit_restore_version(
        'package', 'standard', 1, 3, ' ', ${USERS.operator})`),
    ).toBe("PT400 malformed_request");
    expect(await versions(database)).toHaveLength(3);
  });

  it("of an action, and of what there never was", async () => {
    const database = await createTestDatabase();
    const { owner } = database;
    await owner`update credits.actions set amount_credits = 9 where action = 'fax'`;
    expect([...await restore(database, 1, 2, "fax", "action")])
      .toEqual([{ outcome: "changed", version: 3 }]);
    const rows = await owner`select amount_credits from credits.actions where action = 'fax'`;
    expect([...rows]).toEqual([{ amount_credits: 1n }]);
    expect(await refusal(restore(database, 9, 3, "fax", "action"))).toBe("PT404 unknown_action");
    expect(await refusal(restore(database, 9, 1))).toBe("PT404 unknown_package");
  });
});
