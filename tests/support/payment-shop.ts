import { apply, balanceOf, startPurchase } from "./checkout-sessions.ts";
import { applyPayment, type Payment } from "./payments.ts";
import { ALPENBLICK, createTestDatabase, refusal, type TestDatabase } from "./test-database.ts";

export type Shop = TestDatabase & {
  purchase: string;
  pay: () => ReturnType<typeof apply>;
  say: (payment: Partial<Payment>, event?: string) => ReturnType<typeof applyPayment>;
  spend: (amount: number) => Promise<string>;
  balance: () => Promise<bigint>;
};

/** A purchase of 100 credits for 25.00 EUR that has not been paid yet. */
export async function openShop(): Promise<Shop> {
  const database = await createTestDatabase();
  const { owner, service } = database;
  const purchase = await startPurchase(service);
  let spent = 0;
  return {
    ...database,
    purchase,
    pay: () => apply(service, purchase),
    say: (payment, event) => applyPayment(service, purchase, payment, event),
    spend: (amount) =>
      refusal(service`
        select public.rpc_credit_deduct(${ALPENBLICK}, ${amount}, ${`spend ${spent++}`})`),
    balance: () => balanceOf(owner),
  };
}
