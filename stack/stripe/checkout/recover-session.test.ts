import { expect, test } from "vitest";
import { startShop } from "../testing/start-shop.ts";

const RECOVERY = { after_expiration: { recovery: { enabled: true, allow_promotion_codes: true } } };

test("an expired session links to its recovery, which opens a new one for the same purchase", async () => {
  await using shop = await startShop();
  const metadata = { purchase_id: "1" };
  const open = await shop.openSession({
    ...RECOVERY,
    metadata,
    client_reference_id: "1",
    payment_intent_data: { metadata },
  });
  const expired = await shop.stripe.checkout.sessions.expire(open.id);
  expect(expired.after_expiration).toMatchObject({
    recovery: { enabled: true, url: `${shop.simulator.url}/c/recover/${open.id}` },
  });
  await shop.received();
  expect(shop.receiver.events[0]?.data.object).toMatchObject(expired);

  const followed = await fetch(expired.after_expiration?.recovery?.url ?? "", {
    redirect: "manual",
  });
  const { data: [recovered] } = await shop.stripe.checkout.sessions.list({ status: "open" });
  expect(followed.headers.get("location")).toBe(`/c/pay/${recovered?.id}`);
  expect(recovered).toMatchObject({
    recovered_from: open.id,
    status: "open",
    metadata,
    client_reference_id: "1",
    amount_total: 2500,
    allow_promotion_codes: true,
  });
  expect(recovered?.id).not.toBe(open.id);

  await shop.simulator.control.pay({ session: recovered?.id ?? "" });
  expect(
    await shop.stripe.checkout.sessions.retrieve(recovered?.id ?? "", {
      expand: ["payment_intent"],
    }),
  ).toMatchObject({ payment_status: "paid", payment_intent: { metadata } });
  expect((await shop.stripe.checkout.sessions.retrieve(open.id)).status).toBe("expired");
});

test("without recovery, or after its 30 days, an expired session stays so", async () => {
  await using shop = await startShop();
  const { control } = shop.simulator;
  const plain = await shop.openSession();
  await shop.stripe.checkout.sessions.expire(plain.id);
  await expect(control.recover({ session: plain.id })).rejects.toThrow("cannot be recovered");
  const late = await shop.openSession(RECOVERY);
  await expect(control.recover({ session: late.id })).rejects.toThrow("cannot be recovered");
  await shop.stripe.checkout.sessions.expire(late.id);
  await control.advance({ seconds: 31 * 86_400 });
  await expect(control.recover({ session: late.id })).rejects.toThrow("cannot be recovered");
});
