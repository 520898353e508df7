import type { Account } from "./account.ts";
import type { Emit } from "./resources/events/event.ts";
import type { Clock } from "./state/clock.ts";

/** What an operation may touch: the account, simulated time, and the events that it causes. */
export interface Context {
  readonly account: Account;
  readonly clock: Clock;
  readonly emit: Emit;
  /** How many endpoints have not yet answered 2xx to the event. */
  readonly pendingWebhooks: (event: string) => number;
  /** The simulator's own origin, for the links that objects carry. */
  readonly origin: string;
}
