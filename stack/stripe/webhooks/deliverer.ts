import { API_VERSION } from "../api/api-version.ts";
import type { StoredEvent } from "../resources/events/event.ts";
import { type StoredEndpoint, wants } from "../resources/webhook-endpoints/webhook-endpoint.ts";
import type { Collection } from "../state/collection.ts";
import { type Attempt, type Delivery, newDelivery } from "./delivery.ts";
import { DeliveryRules } from "./delivery-rules.ts";
import { postWebhook } from "./post-webhook.ts";

/** What deliveries depend on and how patient they are. */
export interface DelivererOptions {
  readonly deliveries: Collection<Delivery>;
  readonly events: Collection<StoredEvent>;
  readonly endpoints: Collection<StoredEndpoint>;
  /** The event as an endpoint of this version of the API receives it. */
  readonly render: (event: StoredEvent, api_version: string) => StoredEvent;
  readonly retryBaseMs: number;
  readonly retryCapMs: number;
  readonly maxAttempts: number;
  readonly timeoutMs: number;
  readonly log: (line: string) => void;
  /** Called after every change of a delivery, so that it can be saved. */
  readonly changed: () => void;
}

const MAX_IN_FLIGHT = 32;

/**
 * Brings events to endpoints: in parallel and therefore in no promised order, again with exponential back-off until an
 * endpoint answers 2xx or the attempts are used up.
 */
export class Deliverer {
  readonly rules = new DeliveryRules();
  readonly #options: DelivererOptions;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #due: string[] = [];
  readonly #watchers = new Set<() => void>();
  readonly #closing = new AbortController();
  #inFlight = 0;

  constructor(options: DelivererOptions) {
    this.#options = options;
  }

  /** Starts one delivery for every endpoint that wants the event, as far as the rules let it through. */
  dispatch(event: StoredEvent): void {
    const { endpoints, deliveries, maxAttempts } = this.#options;
    for (const endpoint of endpoints) {
      if (!wants(endpoint, event.type)) continue;
      const admission = this.rules.admit(event.type);
      const status = admission.kind === "send"
        ? "pending"
        : admission.kind === "hold"
        ? "held"
        : "dropped";
      const delivery = deliveries.insert(newDelivery({
        event: event.id,
        type: event.type,
        endpoint: endpoint.id,
        status,
        max_attempts: maxAttempts,
      }));
      if (admission.kind === "send") this.#schedule(delivery, admission.delay_ms);
    }
  }

  /** Takes up what was pending when the process last ended. */
  resume(): void {
    for (const delivery of this.#options.deliveries) {
      if (delivery.status !== "pending") continue;
      this.#schedule(delivery, Math.max(0, (delivery.next_attempt_at_ms ?? 0) - Date.now()));
    }
  }

  /** Makes one attempt right now, whatever the rules say, and returns the delivery after it. */
  async attempt(delivery: Delivery, signed_at?: number): Promise<Delivery> {
    const { events, endpoints, render, timeoutMs, log } = this.#options;
    this.#forget(delivery.id);
    const event = events.find(delivery.event);
    const endpoint = endpoints.find(delivery.endpoint);
    if (event === undefined || endpoint === undefined || endpoint.status !== "enabled") {
      const attempt = {
        at_ms: Date.now(),
        status: null,
        error: "The endpoint is gone",
        duration_ms: 0,
      };
      return this.#record(delivery, attempt, false);
    }
    this.#inFlight += 1;
    const attempt = await postWebhook({
      url: endpoint.url,
      secret: endpoint.secret,
      body: JSON.stringify(render(event, endpoint.api_version ?? API_VERSION), null, 2),
      signed_at,
      timeout_ms: timeoutMs,
      signal: this.#closing.signal,
    });
    this.#inFlight -= 1;
    if (this.#closing.signal.aborted) return delivery;
    log(`webhook ${delivery.type} ${delivery.event} -> ${attempt.status ?? attempt.error}`);
    const recorded = this.#record(delivery, attempt, true);
    this.#pump();
    return recorded;
  }

  /** Resolves true once the condition holds, checked after every change; false after the time is over. */
  until(condition: () => boolean, timeout_ms: number): Promise<boolean> {
    if (condition()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (result: boolean) => {
        clearTimeout(timer);
        this.#watchers.delete(watch);
        resolve(result);
      };
      const watch = () => {
        if (condition() || this.#closing.signal.aborted) end(!this.#closing.signal.aborted);
      };
      const timer = setTimeout(() => end(false), timeout_ms);
      this.#watchers.add(watch);
    });
  }

  /** Whether no attempt is due, waiting for its time or under way. */
  isIdle(): boolean {
    return this.#timers.size + this.#due.length + this.#inFlight === 0;
  }

  /** Forgets everything that was on its way. */
  cancelAll(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#due.length = 0;
  }

  close(): void {
    this.cancelAll();
    this.#closing.abort();
    this.#notify();
  }

  #schedule(delivery: Delivery, delay_ms: number): void {
    const { deliveries } = this.#options;
    deliveries.replace({ ...delivery, next_attempt_at_ms: Date.now() + delay_ms });
    const timer = setTimeout(() => {
      this.#timers.delete(delivery.id);
      this.#due.push(delivery.id);
      this.#pump();
    }, delay_ms);
    this.#timers.set(delivery.id, timer);
  }

  #pump(): void {
    while (this.#inFlight < MAX_IN_FLIGHT) {
      const id = this.#due.shift();
      if (id === undefined) break;
      const delivery = this.#options.deliveries.find(id);
      if (delivery?.status === "pending") void this.attempt(delivery);
    }
    this.#notify();
  }

  #record(before: Delivery, attempt: Attempt, mayRetry: boolean): Delivery {
    const { deliveries, retryBaseMs, retryCapMs, changed } = this.#options;
    const current = deliveries.find(before.id) ?? before;
    const attempts = [...current.attempts, attempt];
    const ok = attempt.error === null;
    const again = !ok && mayRetry && attempts.length < current.max_attempts;
    const status = ok ? "succeeded" : again ? "pending" : "failed";
    const delivery: Delivery = { ...current, attempts, status, next_attempt_at_ms: null };
    if (deliveries.find(before.id) === undefined) return delivery;
    deliveries.replace(delivery);
    // 1, 2, 4, 8 … times the base.
    if (again) {
      this.#schedule(delivery, Math.min(retryBaseMs * 2 ** (attempts.length - 1), retryCapMs));
    }
    changed();
    this.#notify();
    return delivery;
  }

  #forget(id: string): void {
    const timer = this.#timers.get(id);
    if (timer !== undefined) clearTimeout(timer);
    this.#timers.delete(id);
  }

  #notify(): void {
    for (const watch of [...this.#watchers]) watch();
  }
}
