import { createServiceAuthentication } from "../../_shared/caller.ts";
import type { AutoTopup } from "../../_shared/credits/auto-topup-rows.ts";
import type { Ledger } from "../../_shared/ledger.ts";
import { createLog } from "../../_shared/log.ts";
import { createMemoryCards } from "../../_shared/testing/memory-cards.ts";
import { createMemoryLedger } from "../../_shared/testing/memory-ledger.ts";
import { createAutoTopupHandler } from "../handler.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";

/** credit-auto-topup with one attempt that is handed out until it has ended, and a card in memory. */
export async function openAutoTopup() {
  const { ledger, purchases } = createMemoryLedger();
  const { gateway, cards, bank, intents } = createMemoryCards();
  const lines: string[] = [];
  const purchase = await ledger.startPurchase({
    ...{ tenant_id: TENANT, attempt_id: crypto.randomUUID(), package_id: "standard" },
    ...{ user_id: crypto.randomUUID(), livemode: false, locale: "en", save_card: false },
  });
  const attempt: AutoTopup = {
    ...{ tenant_id: TENANT, purchase_id: purchase.purchase_id, price_minor: 2500 },
    ...{ currency: "EUR", stripe_customer_id: "cus_1", stripe_payment_method_id: null },
    ...{ created_at: "2026-01-01T00:00:00Z", is_first: true, may_charge: true },
  };
  const failures: string[] = [];
  /** Somebody switched it off after the attempt was handed out. */
  const order = { isTakenBack: false };
  const statusOf = () => purchases[0]?.status ?? "none";
  const handed = {
    claimAutoTopups: () => {
      const claimed = statusOf() === "created" ? [{ ...attempt }] : [];
      attempt.is_first = false;
      return Promise.resolve(claimed);
    },
    chooseCard: (_, card) => {
      if (order.isTakenBack) return Promise.resolve(null);
      attempt.stripe_payment_method_id ??= card;
      return Promise.resolve(attempt.stripe_payment_method_id);
    },
    failAutoTopup: (_, failure) => {
      failures.push(failure);
      Object.assign(purchases[0] ?? {}, { status: "failed" });
      return Promise.resolve(true);
    },
  } satisfies Partial<Ledger>;
  cards.set("cus_1", "pm_1");

  const handle = createAutoTopupHandler({
    authenticate: createServiceAuthentication(["sb_secret_test"]),
    ledger: { ...ledger, ...handed },
    stripe: gateway,
    log: createLog((line) => lines.push(line), () => new Date(0)),
    ...{ env: "test", livemode: false },
  });
  const call = async (apikey = "sb_secret_test") =>
    await handle(
      new Request("http://edge.example/credit-auto-topup", { method: "POST", headers: { apikey } }),
    );
  return {
    ...{ call, cards, bank, intents, attempt, order, failures, statusOf, lines },
    tick: async (): Promise<unknown> => await (await call()).json(),
  };
}
