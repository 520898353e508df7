import { expect, it } from "vitest";
import { openShop } from "../support/payment-shop.ts";
import { dispute, refund } from "../support/payments.ts";
import { refusal, USERS } from "../support/test-database.ts";

type Step = {
  kind: string;
  status: string;
  amount_minor: string | null;
  reversed_credits: string | null;
  reinstated_minor: string | null;
};

type Shop = Awaited<ReturnType<typeof openShop>>;

const stepsOf = ({ asUser, purchase }: Shop, user: string) =>
  asUser(user, (sql) =>
    sql<Step[]>`
      select kind, status, amount_minor::text, reversed_credits::text, reinstated_minor::text
      from public.credit_purchase_steps
      where purchase_id = ${purchase}
      order by kind desc, position, created_at`);

const status = (name: string, amount_minor = "0", reversed_credits = "0") => ({
  ...{ kind: "status", status: name, amount_minor, reversed_credits, reinstated_minor: null },
});

it("a member reads every step of a purchase with its refunds, disputes and freezes", async () => {
  const shop = await openShop();
  await shop.pay();
  await shop.say({ refunds: [refund("re_1", 1_000)] });
  await shop.say({
    refunds: [refund("re_1", 1_000)],
    disputes: [dispute("dp_1", "needs_response", 1_500)],
  });
  await shop.say({
    refunds: [refund("re_1", 1_000)],
    disputes: [dispute("dp_1", "won", 1_500, 1_500)],
  });

  expect([...await stepsOf(shop, USERS.member)]).toEqual([
    status("created"),
    status("credited"),
    status("partially_reversed", "1000", "40"),
    status("reversed", "2500", "100"),
    status("partially_reversed", "1000", "40"),
    {
      ...{ kind: "refund", status: "succeeded", amount_minor: "1000" },
      ...{ reversed_credits: null, reinstated_minor: null },
    },
    {
      ...{ kind: "freeze", status: "dispute", amount_minor: null },
      ...{ reversed_credits: null, reinstated_minor: null },
    },
    {
      ...{ kind: "dispute", status: "won", amount_minor: "1500" },
      ...{ reversed_credits: null, reinstated_minor: "1500" },
    },
  ]);
});

it("looking again at a payment that has not moved leaves its steps as they are", async () => {
  const shop = await openShop();
  await shop.pay();
  const payment = {
    refunds: [refund("re_1", 1_000)],
    disputes: [dispute("dp_1", "under_review", 1_500)],
  };
  await shop.say(payment);
  const moments = () =>
    shop.owner`select kind, status, created_at, changed_at from public.credit_purchase_steps`;
  const before = [...await moments()];
  await shop.say(payment);

  expect([...await moments()]).toEqual(before);
});

it("a stranger reads no step, and nobody reads Stripe's ids or changes one", async () => {
  const shop = await openShop();
  await shop.pay();
  await shop.say({ refunds: [refund("re_1", 1_000)] });

  expect(await stepsOf(shop, USERS.stranger)).toHaveLength(0);
  for (
    const read of [
      "select refund_id from billing.refunds",
      "select payment_intent_id from billing.refunds",
      "select dispute_id from billing.disputes",
      "select cause_id from billing.freezes",
    ]
  ) {
    expect(await refusal(shop.asUser(USERS.member, (sql) => sql.unsafe(read))), read)
      .toBe("42501");
  }
  expect(await refusal(shop.owner`update billing.purchase_steps set status = 'credited'`))
    .toBe("PT403 forbidden");
});
