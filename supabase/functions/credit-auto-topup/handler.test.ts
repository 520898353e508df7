import { describe, expect, test } from "vitest";
import { openAutoTopup } from "./testing/open-auto-topup.ts";

const nothing = { credited: 0, needs_authentication: 0, failed: 0, put_off: 0, claimed: 0 };

test("a due top-up charges the saved card once and is credited, and then nothing is due", async () => {
  const world = await openAutoTopup();

  expect(await world.tick()).toEqual({ ...nothing, credited: 1, claimed: 1 });
  expect(await world.tick()).toEqual(nothing);
  expect(world.bank.charges).toBe(1);
  expect(world.statusOf()).toBe("credited");
});

test("only a service may call, and nobody's card is charged for anybody else", async () => {
  const world = await openAutoTopup();

  expect((await world.call("sb_publishable_test")).status).toBe(401);
  expect(world.bank.charges).toBe(0);
});

describe("a payment that does not succeed is canceled, so that nobody can pay it later", () => {
  test.each([["declines", "failed", "failed"], ["asks", "open", "needs_authentication"]] as const)(
    "when the bank %s",
    async (says, status, counted) => {
      const world = await openAutoTopup();
      world.bank.says = says;

      expect(await world.tick()).toEqual({ ...nothing, [counted]: 1, claimed: 1 });
      expect(world.statusOf()).toBe(status);
      expect([...world.intents.values()].map((intent) => intent.status)).toEqual(["canceled"]);
    },
  );
});

describe("an answer that is lost", () => {
  test("leaves the attempt, and the next call finds the payment instead of making another", async () => {
    const world = await openAutoTopup();
    world.bank.says = "is_lost";
    expect(await world.tick()).toEqual({ ...nothing, put_off: 1, claimed: 1 });
    expect(world.statusOf()).toBe("created");

    expect(await world.tick()).toEqual({ ...nothing, credited: 1, claimed: 1 });
    expect(world.bank.charges).toBe(1);
  });

  test("ends the attempt when the key protects it no more and Stripe has no payment", async () => {
    const world = await openAutoTopup();
    Object.assign(world.attempt, { is_first: false, may_charge: false });

    expect(await world.tick()).toEqual({ ...nothing, failed: 1, claimed: 1 });
    expect(world.failures).toEqual(["provider_unavailable"]);
    expect(world.bank.charges).toBe(0);
  });

  test("still counts when the key protects it no more but the money came", async () => {
    const world = await openAutoTopup();
    world.bank.says = "is_lost";
    await world.tick();
    world.attempt.may_charge = false;

    expect(await world.tick()).toEqual({ ...nothing, credited: 1, claimed: 1 });
  });
});

test("without a card there is nothing to charge, and it says so", async () => {
  const world = await openAutoTopup();
  world.cards.clear();

  expect(await world.tick()).toEqual({ ...nothing, failed: 1, claimed: 1 });
  expect(world.failures).toEqual(["no_saved_card"]);
});

test("what Stripe refuses to make calls a person, without Stripe's words", async () => {
  const world = await openAutoTopup();
  world.bank.says = "is_refused";

  expect(await world.tick()).toEqual({ ...nothing, failed: 1, claimed: 1 });
  expect(world.failures).toEqual(["card_unusable"]);
  expect(world.lines.map((line) => JSON.parse(line))).toContainEqual(expect.objectContaining({
    ...{ level: "alert", event: "auto_topup_refused", code: "resource_missing" },
  }));
});

test("the card that was chosen first is charged, also when another one is newer by then", async () => {
  const world = await openAutoTopup();
  world.attempt.stripe_payment_method_id = "pm_0";
  await world.tick();

  expect(world.attempt.stripe_payment_method_id).toBe("pm_0");
  expect(world.statusOf()).toBe("credited");
});

test("no card is charged that the database did not give out: the order was taken back", async () => {
  const world = await openAutoTopup();
  world.order.isTakenBack = true;

  expect(await world.tick()).toEqual({ ...nothing, claimed: 1 });
  expect(world.bank.charges).toBe(0);
  expect(world.statusOf()).toBe("created");
});
