import { z } from "zod";
import type { StripeControl } from "../../stack/stripe/control/create-control.ts";
import type { WebhookMode } from "./calm-down.ts";
import type { Customers } from "./customers.ts";
import { runReconciler } from "./run-reconciler.ts";
import { seededId } from "./seeded-id.ts";
import type { PurchaseStep } from "./step.ts";
import type { Tally } from "./tally.ts";

/** What the storm remembers of a purchase that is under way. */
export type Course = {
  tenantId: string;
  purchaseId: string;
  session: string;
  /** The event of its payment, to be sent again. */
  event: string | null;
  refunds: Map<number, string>;
  dispute: string | null;
};

export type Players = {
  seed: number;
  control: StripeControl;
  customers: Customers;
  courses: Map<number, Course>;
  tally: Tally;
  webhooks: WebhookMode;
};

const opened = z.object({ purchase_id: z.uuid(), url: z.url() });

/** Does one step of a purchase, as its buyer, its bank or its merchant would. */
export async function playPurchaseStep(players: Players, step: PurchaseStep): Promise<void> {
  if (step.kind === "checkout") return await checkOut(players, step);
  const { control, courses, webhooks } = players;
  const course = courses.get(step.purchase);
  if (course === undefined) throw new Error("its checkout never opened");
  const { session } = course;
  switch (step.kind) {
    case "decline":
    case "expire":
      await control[step.kind]({ session });
      return;
    case "pay":
      course.event = (await control.pay({ session })).event;
      return;
    case "pay_later":
      course.event = (await control.payLater({ session })).event;
      return;
    case "settle":
      course.event = (await control.settleDelayed({ session, outcome: step.outcome })).event;
      return;
    case "sync":
      return await sync(players, course);
    case "duplicate":
      if (webhooks !== "stormy" || course.event === null) return;
      // An event that Stripe never made cannot be sent again.
      await control.duplicate({ event: course.event, times: step.times }).catch(() => undefined);
      return;
    case "fraud_warning":
      await control.fraudWarning({ session });
      return;
    case "refund": {
      const { refund } = await control.refund({
        session,
        status: step.isPending ? "pending" : "succeeded",
        ...(step.amountMinor === null ? {} : { amount: step.amountMinor }),
      });
      course.refunds.set(step.refund, refund.id);
      return;
    }
    case "end_refund":
      return await endRefund(control, course.refunds.get(step.refund) ?? "", step.ending);
    case "dispute": {
      const { dispute } = await control.dispute({
        ...{ session, amount: step.amountMinor, inquiry: step.isInquiry },
      });
      course.dispute = dispute.id;
      return;
    }
    case "escalate":
      await control.escalateDispute({ dispute: course.dispute ?? "" });
      return;
    case "decide":
      await control.decideDispute({ dispute: course.dispute ?? "", outcome: step.outcome });
      return;
    case "spend":
      return await spend(players, course, step);
    default:
      return step satisfies never;
  }
}

async function checkOut(
  { seed, customers, courses }: Players,
  step: Extract<PurchaseStep, { kind: "checkout" }>,
): Promise<void> {
  const tenantId = customers.tenantOf(step.tenant);
  const request = {
    tenant_id: tenantId,
    package_id: step.packageId,
    attempt_id: seededId(seed, `purchase ${step.purchase}`),
  };
  const ask = () => customers.asBuyer("credit-checkout", request);
  await Promise.all(Array.from({ length: step.copies - 1 }, ask));
  const { status, body } = await ask();
  if (status !== 200) throw new Error(`checkout answered ${status} ${JSON.stringify(body)}`);
  const { purchase_id: purchaseId, url } = opened.parse(body);
  const session = new URL(url).pathname.split("/").at(-1) ?? "";
  courses.set(step.purchase, {
    ...{ tenantId, purchaseId, session, event: null, refunds: new Map(), dispute: null },
  });
}

/** The buyer comes back and the page asks; without webhooks the reconciler alone finds everything. */
async function sync(
  { customers, tally, webhooks }: Players,
  { tenantId, purchaseId }: Course,
): Promise<void> {
  switch (webhooks) {
    case "stormy":
      await customers.asBuyer("credit-checkout/sync", {
        tenant_id: tenantId,
        purchase_id: purchaseId,
      });
      return;
    case "dropped": {
      const { outcome } = await runReconciler(customers);
      tally.count(`reconciler: ${outcome}`);
      return;
    }
    // The deliveries alone have to do it here.
    case "thrice":
      return;
    default:
      return webhooks satisfies never;
  }
}

async function endRefund(
  control: StripeControl,
  refund: string,
  ending: "succeed" | "fail" | "cancel",
): Promise<void> {
  switch (ending) {
    case "succeed":
      await control.succeedRefund({ refund });
      return;
    case "fail":
      await control.failRefund({ refund });
      return;
    case "cancel":
      await control.cancelRefund({ refund });
      return;
    default:
      return ending satisfies never;
  }
}

async function spend(
  { seed, customers, tally }: Players,
  { tenantId }: Course,
  { purchase, spend, amountCredits, copies }: Extract<PurchaseStep, { kind: "spend" }>,
): Promise<void> {
  const request = {
    tenant_id: tenantId,
    amount: amountCredits,
    idempotency_key: seededId(seed, `spend ${spend} of purchase ${purchase}`),
  };
  const answers = await Promise.all(
    Array.from({ length: copies }, () => customers.asService("credit-preflight/deduct", request)),
  );
  const odd = answers.find(({ status }) => ![200, 402, 403].includes(status));
  if (odd !== undefined) throw new Error(`a deduct answered ${odd.status}`);
  const isTaken = answers.some(({ status }) => status === 200);
  tally.spent(tenantId, isTaken ? amountCredits : null);
}
