import { describe, expect, it } from "vitest";
import { type PackageChange, save, versions } from "../support/save-package.ts";
import {
  ALPENBLICK,
  createTestDatabase,
  refusal,
  type TestDatabase,
  USERS,
} from "../support/test-database.ts";

describe("saving a package", () => {
  it("is a new version with who and why, and keeps the one before", async () => {
    const database = await createTestDatabase();
    expect([...await save(database, { price_minor: 2900 })])
      .toEqual([{ outcome: "changed", version: 2 }]);
    expect([...await versions(database)]).toEqual([
      { version: 1, price: 2500, saved_by: null, reason: null },
      { version: 2, price: 2900, saved_by: USERS.operator, reason: "new prices" },
    ]);
  });

  it("is refused over a version that the editor has not seen, and changes nothing then", async () => {
    const database = await createTestDatabase();
    await save(database, { price_minor: 2900 });
    expect(await refusal(save(database, { price_minor: 3500 }))).toBe("PT409 version_outdated");
    expect(await versions(database)).toHaveLength(2);
  });

  it("lets one of two editors through who save at the same moment", async () => {
    const database = await createTestDatabase();
    const outcomes = await Promise.all(
      [3100, 3200].map((price_minor) => refusal(save(database, { price_minor }))),
    );
    expect(outcomes.toSorted()).toEqual(["PT409 version_outdated", "accepted"]);
    expect(await versions(database)).toHaveLength(2);
  });

  it("as it is changes nothing, so that a repetition does no harm", async () => {
    const database = await createTestDatabase();
    await save(database, { price_minor: 2900 });
    expect([...await save(database, { price_minor: 2900 })])
      .toEqual([{ outcome: "unchanged", version: 2 }]);
  });

  it("adds one that was not there, and finds none that was expected", async () => {
    const database = await createTestDatabase();
    const mega = { package_id: "mega", is_recommended: false };
    expect(await refusal(save(database, { ...mega, expected: 3 }))).toBe("PT404 unknown_package");
    expect([...await save(database, { ...mega, expected: 0 })])
      .toEqual([{ outcome: "added", version: 1 }]);
  });

  it.each<[string, PackageChange]>([
    ["no reason", { reason: "  " }],
    ["a price of nothing", { price_minor: 0 }],
    ["a currency that is none", { currency: "Euro" }],
    ["an id that is no word", { package_id: "A b", expected: 0 }],
  ])("with %s is 400 and leaves no version", async (_, change) => {
    const database = await createTestDatabase();
    expect(await refusal(save(database, { is_active: false, ...change })))
      .toBe("PT400 malformed_request");
    expect(await versions(database)).toHaveLength(1);
  });

  it("moves the recommendation here, as a version of the package that had it", async () => {
    const database = await createTestDatabase();
    await save(database, { package_id: "mega", is_recommended: true, expected: 0 });
    const recommended = await database.owner`
      select package_id from billing.packages where is_recommended`;
    expect([...recommended]).toEqual([{ package_id: "mega" }]);
    expect((await versions(database)).at(-1))
      .toMatchObject({ version: 2, saved_by: USERS.operator, reason: "new prices" });
  });

  it("leaves an attempt to buy that has begun at its price", async () => {
    const database = await createTestDatabase();
    const { service } = database;
    const start = () =>
      service<{ price_minor: bigint }[]>`
      select price_minor from public.rpc_credit_start_purchase(
        ${ALPENBLICK}, '7b1d6a2e-1c4f-4d3a-8f6b-2a9c5e7d1f00', 'standard', ${USERS.owner}, false,
        'de')`;
    expect([...await start()]).toEqual([{ price_minor: 2500n }]);
    await save(database, { price_minor: 9900 });
    expect([...await start()]).toEqual([{ price_minor: 2500n }]);
  });
});

describe("the versions", () => {
  it("know a change in the SQL editor as well, without a name", async () => {
    const database = await createTestDatabase();
    await save(database, { price_minor: 2900 });
    await database.owner`update billing.packages set price_minor = 1 where package_id = 'standard'`;
    await database.owner`update billing.packages set price_minor = 1 where package_id = 'standard'`;
    expect((await versions(database)).slice(1)).toEqual([
      { version: 2, price: 2900, saved_by: USERS.operator, reason: "new prices" },
      { version: 3, price: 1, saved_by: null, reason: null },
    ]);
  });

  it("are changed and deleted by nobody, the owner included", async () => {
    const { owner, service } = await createTestDatabase();
    for (
      const change of [
        "update billing.catalogue_versions set reason = 'better'",
        "delete from billing.catalogue_versions",
        "truncate billing.catalogue_versions",
      ]
    ) {
      expect(await refusal(owner.unsafe(change)), change).toBe("PT403 forbidden");
      expect(await refusal(service.unsafe(change)), change).toBe("42501");
    }
  });

  it("of one item are listed newest first, of all the newest alone", async () => {
    const database = await createTestDatabase();
    await save(database, { price_minor: 2900 });
    const list = async (...item: string[]) =>
      (await database.service<{ kind: string; item_id: string; version: number }[]>`
        select * from public.rpc_credit_list_catalogue(${item[0] ?? null}, ${item[1] ?? null})`)
        .map(({ kind, item_id, version }) => `${kind} ${item_id} ${version}`);
    expect((await list()).slice(0, 4))
      .toEqual([
        "package starter 1",
        "package standard 2",
        "package power 1",
        "action assistant_action 1",
      ]);
    expect(await list("package", "standard")).toEqual(["package standard 2", "package standard 1"]);
    expect(await list("action", "standard")).toEqual([]);
  });
});

describe("saving an action", () => {
  const saveFax = ({ service }: TestDatabase, amount: number, expected = 1) =>
    service`select * from public.rpc_credit_save_action(
      'fax', ${service.json({ de: "Fax", en: "Fax" })}, ${
      service.json({ de: "Seite", en: "page" })
    },
      ${amount}, true, 3, ${expected}, 'costs rose', ${USERS.operator})`;

  it("prices what comes after it, and what was spent stays", async () => {
    const database = await createTestDatabase();
    const { service } = database;
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'opening')`;
    const fax = async (key: string) => {
      const [row] = await service<{ balance: bigint }[]>`
        select balance from public.rpc_credit_deduct(${ALPENBLICK}, null, ${key}, action => 'fax')`;
      return row?.balance;
    };
    expect(await fax("one")).toBe(99n);
    expect([...await saveFax(database, 4)]).toEqual([{ outcome: "changed", version: 2 }]);
    expect(await fax("two")).toBe(95n);
    expect(await fax("one")).toBe(99n);
  });

  it("is refused out of range and over an unseen version", async () => {
    const database = await createTestDatabase();
    expect(await refusal(saveFax(database, 0))).toBe("PT400 malformed_request");
    expect(await refusal(saveFax(database, 2, 7))).toBe("PT409 version_outdated");
    expect(await versions(database, "fax")).toHaveLength(1);
  });
});
