import type { World } from "../world.ts";
import type { Operation } from "./operation.ts";
import { redeliver, settled } from "./delivery-operations.ts";
import { decline, expire, pay } from "./payment-operations.ts";

/** The control API for a test in this process: the operations of `/_control/*` as typed methods. */
export function createControl(world: World) {
  const bound = <I, O>(operation: Operation<I, O>) => (input: I): Promise<O> =>
    operation.call(world, input);
  return {
    pay: bound(pay),
    decline: bound(decline),
    expire: bound(expire),
    redeliver: bound(redeliver),
    settled: bound(settled),
  };
}

export type StripeControl = ReturnType<typeof createControl>;
