import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openAutoTopupShop } from "../support/auto-topup-shop.ts";
import { code } from "../support/reply-code.ts";
import { ALPENBLICK, USERS } from "../support/test-database.ts";

let shop: Awaited<ReturnType<typeof openAutoTopupShop>>;

beforeAll(async () => {
  shop = await openAutoTopupShop();
});

const started = "payment_intent.created";
let before: string[];

beforeEach(async () => {
  await shop.bankSays("succeeds");
  await shop.begin(shop.owner);
  before = await shop.intents(started);
  // An event that overtakes the call's own word would take what the call reports.
  await shop.stripe.control.hold();
});

/** Lets the events come, all of them. */
async function arrive() {
  await shop.stripe.control.release({});
  await shop.stripe.control.settled();
}

const payments = async () => (await shop.intents(started)).slice(before.length);
const ended = (counts: Record<string, number>) => ({
  ...{ status: 200 },
  body: { credited: 0, needs_authentication: 0, failed: 0, put_off: 0, claimed: 1, ...counts },
});

describe("a saved card", () => {
  it("is charged when credits run low, once, also when the events come as well", async () => {
    expect(await shop.tick()).toMatchObject(ended({ credited: 1 }));
    await arrive();
    expect(await shop.tick()).toMatchObject({ body: { claimed: 0 } });
    expect(await payments()).toHaveLength(1);
    expect(await shop.balance()).toBe(100);
    expect(await shop.state()).toBe("enough_credits");
    expect(await shop.brokenRules()).toEqual([]);
  });

  it("is charged once when 20 schedulers call at the same moment", async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => shop.tick()));
    await arrive();
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await payments()).toHaveLength(1);
    expect(await shop.balance()).toBe(100);
  });

  it("that is declined is left in peace, and its payment can never be made later", async () => {
    await shop.bankSays("insufficient_funds");
    expect(await shop.tick()).toMatchObject(ended({ failed: 1 }));
    await arrive();
    expect(await shop.state()).toBe("backing_off");
    expect(
      await shop.sql`select failure, status from billing.purchases
      order by created_at desc limit 1`,
    )
      .toEqual([{ failure: "insufficient_funds", status: "failed" }]);
    expect(await shop.intents("payment_intent.canceled")).toEqual(
      expect.arrayContaining(await payments()),
    );
    expect(await shop.sql`select 1 from billing.declines`, "no card testing").toEqual([]);
    await shop.bankSays("succeeds");
    expect(await shop.tick()).toMatchObject({ body: { claimed: 0 } });
    await shop.pass("1 hour");
    expect(await shop.tick()).toMatchObject(ended({ credited: 1 }));
    expect(await shop.balance()).toBe(100);
  });

  it("whose bank wants its owner is charged by the owner, at Checkout, once", async () => {
    await shop.bankSays("authentication_required");
    expect(await shop.tick()).toMatchObject(ended({ needs_authentication: 1 }));
    await arrive();
    expect(await shop.state()).toBe("needs_authentication");
    const [waiting] = await shop.sql<{ attempt_id: string; purchase_id: string }[]>`
      select attempt_id, purchase_id from public.credit_purchases
      where origin = 'auto_topup' and status = 'open'`;
    expect(await shop.tick()).toMatchObject({ body: { claimed: 0 } });

    const { sessionId, purchase_id } = await shop.startPurchase(
      await shop.signIn("billing@alpenblick.example"),
      { attempt_id: waiting?.attempt_id },
    );
    expect(purchase_id).toBe(waiting?.purchase_id);
    await shop.stripe.control.pay({ session: sessionId });
    await arrive();
    expect(await shop.balance()).toBe(100);
    expect(await shop.intents("payment_intent.succeeded")).not.toContain((await payments())[0]);
    await shop.tick();
    expect(await shop.state()).toBe("enough_credits");
    expect(await shop.brokenRules()).toEqual([]);
  });
});

describe("a call that dies", () => {
  const intents = "/v1/payment_intents";

  it("after the card was charged and before anybody knew: the next one finds the payment", async () => {
    await shop.stripe.control.drop();
    await shop.stripe.control.failNext({
      ...{ kind: "status", status: 500, moment: "reply", method: "POST", path: intents },
    });
    expect(await shop.tick()).toMatchObject(ended({ put_off: 1 }));
    expect(await shop.balance()).toBe(0);
    expect(await shop.tick(), "while the lease lasts").toMatchObject({ body: { claimed: 0 } });

    await shop.pass("2 minutes");
    expect(await shop.tick()).toMatchObject(ended({ credited: 1 }));
    expect(await payments()).toHaveLength(1);
    expect(await shop.balance()).toBe(100);
  });

  it("before the card was charged: the next one charges it, once", async () => {
    await shop.stripe.control.failNext({
      ...{ kind: "reset", moment: "arrival", method: "POST", path: intents, times: 9 },
    });
    expect(await shop.tick()).toMatchObject(ended({ put_off: 1 }));
    await shop.stripe.control.clearFaults();
    await shop.pass("2 minutes");
    expect(await shop.tick()).toMatchObject(ended({ credited: 1 }));
    await arrive();
    expect(await payments()).toHaveLength(1);
    expect(await shop.balance()).toBe(100);
  });

  it("before it learned how the payment ended: the webhook tells, and nobody is charged again", async () => {
    await shop.stripe.control.failNext({
      ...{ kind: "reset", moment: "arrival", method: "GET", path: `${intents}/*`, times: 9 },
    });
    expect(await shop.tick()).toMatchObject(ended({ put_off: 1 }));
    expect(await shop.balance()).toBe(0);
    await shop.stripe.control.clearFaults();
    await shop.stripe.control.release({ order: "newest_first" });
    await shop.stripe.control.settled();
    expect(await shop.balance()).toBe(100);
    await shop.pass("2 minutes");
    expect(await shop.tick()).toMatchObject({ body: { claimed: 0 } });
    expect(await payments()).toHaveLength(1);
  });

  it("with an error that Stripe keeps for a day: given up after an hour, then begun anew", async () => {
    await shop.stripe.control.failNext({
      ...{ kind: "status", status: 500, moment: "execution", method: "POST", path: intents },
    });
    for (const _ of ["first", "second"]) {
      expect(await shop.tick()).toMatchObject(ended({ put_off: 1 }));
      await shop.pass("2 minutes");
    }
    await shop.pass("1 hour");
    expect(await shop.tick()).toMatchObject(ended({ failed: 1 }));
    expect(await shop.state()).toBe("provider_unavailable");
    await shop.pass("1 hour");
    expect(await shop.tick()).toMatchObject(ended({ credited: 1 }));
    expect(await payments()).toHaveLength(1);
    expect(await shop.balance()).toBe(100);
    expect(await shop.brokenRules()).toEqual([]);
  });
});

describe("the door", () => {
  it("to the order is open to owner and billing, and shut for everybody else", async () => {
    const off = { tenant_id: ALPENBLICK, is_on: false };
    const ask = async (email: string, body: unknown) =>
      code(await shop.post("credit-settings/auto-topup", await shop.signIn(email), body));
    expect(await ask("billing@alpenblick.example", off)).toBe("200 ok");
    expect(await shop.sql`select state, set_by from billing.auto_topups`)
      .toEqual([{ state: "off", set_by: USERS.billing }]);
    await shop.sql`delete from billing.rate_limits`;
    await shop.sql`update public.tenant_members set role = 'admin'
      where user_id = ${USERS.member} and tenant_id = ${ALPENBLICK}`;
    expect(await ask("member@alpenblick.example", off), "an admin").toBe("403 forbidden");
    expect(await ask("owner@nordlicht.example", off)).toBe("403 forbidden");
    expect(await ask("owner@alpenblick.example", { ...off, price_minor: 1 }))
      .toBe("400 malformed_request");
    for (const key of [shop.publishableKey, shop.secretKey, null]) {
      expect(code(await shop.post("credit-settings/auto-topup", key, off)))
        .toBe("401 unauthenticated");
    }
  });

  it("to charging is open to the secret key alone", async () => {
    for (const token of [null, shop.owner, shop.publishableKey]) {
      expect(code(await shop.post("credit-auto-topup", token, {}))).toBe("401 unauthenticated");
    }
    expect(await payments()).toEqual([]);
  });
});
