import type { ListedPayment, ListPlace, StripePage } from "../stripe-lists.ts";
import { comparePayments } from "./compare-payments.ts";
import { joinPayments } from "./join-payments.ts";
import { asSuspect, type LookAt, type LookPorts } from "./look.ts";
import { lookBack } from "./look-back.ts";

/**
 * A refund may fail a month after it was made. Disputes take longer; those that we know of are looked
 * at one by one until they are decided.
 */
const REVERSAL_DAYS = 45;

type List = (
  stripe: LookPorts["stripe"],
) => (place: ListPlace) => Promise<StripePage<ListedPayment>>;

/** Recent objects of one kind by which money goes back, with the payments that they belong to. */
function lookAtList(listOf: List): LookAt {
  return async (ports, view) => {
    const createdFrom = lookBack(view, REVERSAL_DAYS);
    const { after, limit } = view;
    const { items, next } = await listOf(ports.stripe)({ createdFrom, after, limit });
    const differences = await comparePayments(ports, joinPayments(items));
    return { lookedAt: items.length, suspects: differences.map(asSuspect), next };
  };
}

export const lookAtRefunds = lookAtList(({ listRefunds }) => listRefunds);
export const lookAtDisputes = lookAtList(({ listDisputes }) => listDisputes);
export const lookAtFraudWarnings = lookAtList(({ listFraudWarnings }) => listFraudWarnings);
