import type { World } from "../world.ts";
import { endpointVersion, loseEvents, otherApp } from "./account-operations.ts";
import { deliveries, duplicate, redeliver, settled } from "./delivery-operations.ts";
import {
  answerDispute,
  decideDispute,
  dispute,
  escalateDispute,
  fraudWarning,
  reinstate,
  withdraw,
} from "./dispute-operations.ts";
import { events, inject } from "./event-operations.ts";
import { clearFaults, failNext } from "./fault-operations.ts";
import type { Operation } from "./operation.ts";
import { authenticate, cardBehaviour } from "./intent-operations.ts";
import { decline, expire, pay, payLater, settleDelayed } from "./payment-operations.ts";
import { cancelARefund, failARefund, refund, succeedARefund } from "./refund-operations.ts";
import { discount, present, quantity, recover, tax } from "./session-operations.ts";
import { clearRules, delay, drop, hold, release } from "./rule-operations.ts";
import { advance, clock, reset } from "./world-operations.ts";

/** Every control operation by the name it has in a path of `/_control`. */
export const OPERATIONS = {
  pay,
  "pay-later": payLater,
  "settle-delayed": settleDelayed,
  decline,
  expire,
  discount,
  tax,
  quantity,
  present,
  recover,
  "card-behaviour": cardBehaviour,
  authenticate,
  refund,
  "succeed-refund": succeedARefund,
  "fail-refund": failARefund,
  "cancel-refund": cancelARefund,
  dispute,
  withdraw,
  reinstate,
  "escalate-dispute": escalateDispute,
  "answer-dispute": answerDispute,
  "decide-dispute": decideDispute,
  "fraud-warning": fraudWarning,
  redeliver,
  duplicate,
  deliveries,
  settled,
  hold,
  release,
  drop,
  delay,
  "clear-rules": clearRules,
  "fail-next": failNext,
  "clear-faults": clearFaults,
  "lose-events": loseEvents,
  "endpoint-version": endpointVersion,
  "other-app": otherApp,
  inject,
  events,
  clock,
  advance,
  reset,
} as const;

/** The control API for a test in this process: the operations of `/_control/*` as typed methods. */
export function createControl(world: World) {
  const bound = <I, O>(operation: Operation<I, O>) => (input: I): Promise<O> =>
    operation.call(world, input);
  /** For operations whose every input may be left out. */
  const optional = <I, O>(operation: Operation<I, O>) => (input?: I): Promise<O> =>
    operation.call(world, input ?? {});
  return {
    pay: bound(pay),
    payLater: bound(payLater),
    settleDelayed: bound(settleDelayed),
    decline: bound(decline),
    expire: bound(expire),
    discount: bound(discount),
    tax: bound(tax),
    quantity: bound(quantity),
    present: bound(present),
    recover: bound(recover),
    cardBehaviour: bound(cardBehaviour),
    authenticate: bound(authenticate),
    refund: bound(refund),
    succeedRefund: bound(succeedARefund),
    failRefund: bound(failARefund),
    cancelRefund: bound(cancelARefund),
    dispute: bound(dispute),
    withdraw: bound(withdraw),
    reinstate: bound(reinstate),
    escalateDispute: bound(escalateDispute),
    answerDispute: bound(answerDispute),
    decideDispute: bound(decideDispute),
    fraudWarning: bound(fraudWarning),
    redeliver: bound(redeliver),
    duplicate: bound(duplicate),
    deliveries: optional(deliveries),
    settled: optional(settled),
    hold: optional(hold),
    release: optional(release),
    drop: optional(drop),
    delay: bound(delay),
    clearRules: optional(clearRules),
    failNext: bound(failNext),
    clearFaults: optional(clearFaults),
    loseEvents: optional(loseEvents),
    endpointVersion: bound(endpointVersion),
    otherApp: optional(otherApp),
    inject: bound(inject),
    events: optional(events),
    clock: optional(clock),
    advance: bound(advance),
    reset: optional(reset),
  };
}

export type StripeControl = ReturnType<typeof createControl>;
