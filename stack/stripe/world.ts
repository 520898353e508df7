import { type Account, createAccount } from "./account.ts";
import { ApiFaults } from "./api/api-faults.ts";
import { IdempotencyKeys } from "./api/idempotency.ts";
import { expireDueSessions } from "./checkout/expire-session.ts";
import type { Context } from "./context.ts";
import type { Options } from "./options.ts";
import { createEmit, recordEvent } from "./resources/events/create-emit.ts";
import { type Cause, NO_REQUEST, type StoredEvent } from "./resources/events/event.ts";
import { EventLosses } from "./resources/events/event-losses.ts";
import { registerWebhook } from "./resources/webhook-endpoints/register-webhook.ts";
import { type Clock, createClock } from "./state/clock.ts";
import { Collection } from "./state/collection.ts";
import { openStateFile } from "./state/state-file.ts";
import { Deliverer } from "./webhooks/deliverer.ts";
import { renderEvent } from "./webhooks/render-event.ts";
import { pendingWebhooks } from "./webhooks/pending-webhooks.ts";
import type { Delivery } from "./webhooks/delivery.ts";

/** One simulated Stripe: everything that the API, the pages and the control API work on. */
export interface World {
  readonly account: Account;
  readonly clock: Clock;
  readonly deliverer: Deliverer;
  readonly deliveries: Collection<Delivery>;
  readonly idempotency: IdempotencyKeys;
  readonly faults: ApiFaults;
  readonly losses: EventLosses;
  readonly secretKey: string;
  readonly log: (line: string) => void;
  readonly contextFor: (cause: Cause) => Context;
  /** Records and delivers an event of any type and content. */
  readonly record: (
    event: Pick<StoredEvent, "type" | "data"> & Partial<StoredEvent>,
  ) => StoredEvent;
  /** Lets happen what is due at this moment of simulated time. */
  readonly tick: () => void;
  /** Resolves once every delivery of the event has had its first attempt, or is held or dropped, or time is up. */
  readonly attempted: (event: string, timeout_ms: number) => Promise<boolean>;
  /** Resolves once the present state would survive a crash. */
  readonly save: () => Promise<void>;
  /** Adds an endpoint for every event, or changes the one that has this url or this secret. */
  readonly registerWebhook: (url: string, secret: string) => { readonly id: string };
  /** Back to an empty account; webhook endpoints stay. */
  readonly reset: () => void;
}

/** Builds the world of one simulator and loads its saved state; `origin` is known only after the port is bound. */
export async function createWorld(options: Options, origin: () => string): Promise<World> {
  const account = createAccount();
  const clock = createClock();
  const deliveries = new Collection<Delivery>({
    name: "deliveries",
    object: "delivery",
    groupOf: ({ event }) => event,
  });
  const idempotency = new IdempotencyKeys(clock);
  const faults = new ApiFaults();
  const losses = new EventLosses();
  const parts = [...Object.values(account), deliveries, idempotency, clock];
  const file = await openStateFile(options.stateFile, parts);
  const save = () =>
    file.save().catch((error: unknown) =>
      options.log(`state could not be saved: ${String(error)}`)
    );
  const deliverer = new Deliverer({
    deliveries,
    events: account.events,
    render: (event, version) => renderEvent(event, version, account),
    endpoints: account.webhookEndpoints,
    retryBaseMs: options.retryBaseMs,
    retryCapMs: options.retryCapMs,
    maxAttempts: options.maxAttempts,
    timeoutMs: options.webhookTimeoutMs,
    log: options.log,
    changed: () => void save(),
  });
  const events = { account, clock, losses, dispatch: deliverer.dispatch.bind(deliverer) };
  const contextFor = (cause: Cause): Context => ({
    account,
    clock,
    emit: createEmit(events, cause),
    pendingWebhooks: (event) => pendingWebhooks(deliveries, event),
    origin: origin(),
  });
  return {
    account,
    clock,
    deliverer,
    deliveries,
    idempotency,
    faults,
    losses,
    secretKey: options.secretKey,
    log: options.log,
    contextFor,
    record: (event) => recordEvent(events, event),
    tick: () => expireDueSessions(contextFor(NO_REQUEST)),
    attempted(event, timeout_ms) {
      const ids = deliveries.inGroup(event).map(({ id }) => id);
      const isWaiting = (id: string) => {
        const delivery = deliveries.find(id);
        return delivery?.status === "pending" && delivery.attempts.length === 0;
      };
      return deliverer.until(() => !ids.some(isWaiting), timeout_ms);
    },
    save,
    registerWebhook(url, secret) {
      const { id } = registerWebhook({ account, clock }, { url, secret });
      void save();
      return { id };
    },
    reset() {
      deliverer.cancelAll();
      deliverer.rules.clear();
      faults.clear();
      losses.clear();
      for (const part of parts) {
        if (part !== account.webhookEndpoints) part.clear();
      }
    },
  };
}
